"""Elite HRV CorSense: a finger sensor with a status code (0 to 6) where others put energy (help.elitehrv.com/228)."""

from dataclasses import replace

from devices import heart_rate_service
from devices.strap import Measurement, Strap


def decode(data: bytes) -> Measurement:
    """Decode a measurement whose energy field is a status code; never raises."""
    measured = heart_rate_service.decode(data)
    return replace(measured, energy=None, status=measured.energy)


STRAPS = (Strap("Elite HRV CorSense", ("CorSense",), rr="good", decode=decode, advice="Keep the finger still."),)
