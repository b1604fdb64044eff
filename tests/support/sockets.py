"""Which sockets this process holds that could reach another computer."""

import os
import socket
import stat

INTERNET = socket.AF_INET, socket.AF_INET6


def internet_sockets() -> list[str]:
    """List the open sockets of the families AF_INET and AF_INET6 by their local addresses, bound or not."""
    found: list[str] = []
    for file in range(4096):
        if is_socket(file):
            with socket.socket(fileno=os.dup(file)) as held:
                if held.family in INTERNET:
                    found.append(f"{held.family.name} {held.getsockname()}")
    return found


def is_socket(file: int) -> bool:
    """Whether a number is that of an open socket."""
    try:
        return stat.S_ISSOCK(os.fstat(file).st_mode)
    except OSError:
        return False
