"""Straps with nothing peculiar about their bytes, or little. Latencies: Sabioni et al. 2025, synthetic ECG, median."""

from dataclasses import replace

from devices import heart_rate_service
from devices.strap import Measurement, Strap

_BENCH = "Sabioni et al. 2025, doi 10.1088/1361-6579/adece4"


def decode_status(data: bytes) -> Measurement:
    """Decode a measurement whose energy field is a status code (0 to 6: help.elitehrv.com/228); never raises."""
    measured = heart_rate_service.decode(data)
    return replace(measured, energy=None, status=measured.energy)


STRAPS = (
    Strap("Garmin HRM-Dual", ("HRM-Dual",), rr="good", latency=0.7, spread=0.2, source=_BENCH),
    Strap("Garmin HRM-Pro", ("HRM-Pro",), rr="good"),
    Strap("Wahoo TRACKR", ("TRACKR", "Wahoo TRACKR"), rr="good", latency=2.1, spread=0.3, source=_BENCH),
    Strap("Wahoo TICKR", ("TICKR", "Wahoo TICKR")),
    Strap(
        "Wahoo TICKR FIT", ("TICKR FIT", "Wahoo TICKR FIT"), rr="none", advice="An armband: it sends heart rate only."
    ),
    Strap("Movesense", ("Movesense",), rr="good", latency=0.4, spread=0.2, source=_BENCH),
    Strap("CooSpo H808S", ("H808S", "808S"), rr="good", advice="Good at rest, poor when running."),
    Strap("CooSpo", ("CooSpo", "H6M", "H6 ", "HW706", "HW9")),
    Strap("Magene", ("Magene", "H64", "H303", "H803", "H003")),
    Strap(
        "Decathlon",
        ("Decathlon", "Kalenji", "Domyos", "ZT26D", "HRM Belt"),
        advice="Some of these straps compute RR from heart rate: hrvsync checks.",
    ),
    Strap("GEOID HS500", ("GEOID HS500", "GEOID", "HS500"), rr="good"),
    Strap("WHOOP", ("WHOOP",), rr="none", advice="Its broadcast fills in RR values: they are not measured."),
    Strap("Elite HRV CorSense", ("CorSense",), rr="good", decode=decode_status, advice="Keep the finger still."),
)
