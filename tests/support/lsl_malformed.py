"""Send what no program should: `lsl_malformed.py SECONDS`, beside one stream of true beats named `RR good`."""

import sys
import time

import pylsl

MARKUP = "RR <b>bad</b> \x1b[2J\x07 &amp; \u202egnp"


def main(seconds: float) -> None:
    """Send until the time is over."""
    many = pylsl.StreamOutlet(pylsl.StreamInfo("RR many", "RR", 10_000, 0, pylsl.cf_float32, "many"))
    nan = pylsl.StreamOutlet(pylsl.StreamInfo("RR nan", "RR", 1, 0, pylsl.cf_double64, "nan"))
    huge = pylsl.StreamOutlet(pylsl.StreamInfo("RR huge", "RR", 1, 0, pylsl.cf_string, "huge"))
    named = pylsl.StreamOutlet(pylsl.StreamInfo(MARKUP, "RR", 1, 0, pylsl.cf_double64, "named"))
    marking = pylsl.StreamOutlet(pylsl.StreamInfo("<i>Stim</i>\x1b[0m", "Markers", 1, 0, pylsl.cf_string, "marking"))
    good = pylsl.StreamInfo("RR good", "RR", 1, 0, pylsl.cf_double64, "good")
    wrong = pylsl.StreamInfo("ECG good", "ECG", 1, 130, pylsl.cf_float32, "wrong")
    beating, wave = pylsl.StreamOutlet(good), pylsl.StreamOutlet(wrong)
    over = time.monotonic() + seconds
    i = 0
    while time.monotonic() < over:
        beating.push_sample([800.0 + i % 50])
        wave.push_chunk([[float(k)] for k in range(800)])  # a thousand a second where 130 were said
        nan.push_sample([float("nan")])
        nan.push_sample([float("inf")])
        huge.push_sample(["9" * 1_000_000])
        named.push_sample([700.0])
        for _ in range(40):
            marking.push_sample(["<script>x</script>\x1b[2J" + "y" * 5000])
        if i % 8 == 0:
            many.push_sample([1.0] * 10_000)
        i += 1
        time.sleep(0.8)


if __name__ == "__main__":
    main(float(sys.argv[1]))
