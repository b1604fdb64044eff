"""Strap bytes in, meaning out. Standard library only; knows nothing of hrvsync.

STRAPS is the registry: one row, one model.
"""

from devices import heart_rate_service, others, polar
from devices.strap import Advertisement, Strap

STRAPS: tuple[Strap, ...] = (*polar.STRAPS, *others.STRAPS)

UNKNOWN = Strap(model="heart rate strap")
MODELS = {strap.model: strap for strap in (*STRAPS, UNKNOWN)}


def recognise(advertisement: Advertisement) -> Strap | None:
    """Return the row of STRAPS that advertises; the longest matching name wins.

    A device that offers the heart rate service under an unknown name is a strap too (UNKNOWN); None is no strap.
    """
    name = advertisement.name.casefold()
    fits = [(len(start), strap) for strap in STRAPS for start in strap.names if name.startswith(start.casefold())]
    if fits:
        return max(fits, key=lambda fit: fit[0])[1]
    return UNKNOWN if heart_rate_service.SERVICE in advertisement.services else None
