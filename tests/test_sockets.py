"""The test that looks for sockets finds them; a session has none that could reach another computer (tests/ui)."""

import socket

from support.sockets import internet_sockets


def test_a_socket_of_the_internet_is_found_before_it_is_bound() -> None:
    before = internet_sockets()
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM), socket.socket(socket.AF_INET6):
        assert len(internet_sockets()) == len(before) + 2
    assert internet_sockets() == before
