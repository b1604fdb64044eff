"""1,000,000 random payloads through every decoder: no exception, no RR outside whole 1/1024 s ticks."""

import random

import pytest

from devices import STRAPS, polar, polar_pmd

DECODERS = {strap.decode for strap in STRAPS}


@pytest.mark.parametrize("tenth", range(10))
def test_a_hundred_thousand_payloads(tenth: int) -> None:
    chance = random.Random(tenth)
    for _ in range(100_000):
        data = chance.randbytes(chance.randrange(0, 24))
        for decode in DECODERS:
            measured = decode(data)
            assert measured.per_second == 1024
            assert all(type(ticks) is int and 0 <= ticks <= 0xFFFF for ticks in measured.rr)
        polar.broadcast({polar.COMPANY: data})
        polar_pmd.reply(data)
        frame = bytes((chance.choice((0, 2, 3)),)) + data.ljust(9, b"\0") + chance.randbytes(chance.randrange(40))
        polar_pmd.decode(frame, chance.choice((1.0, 0.244, 1e300)))
