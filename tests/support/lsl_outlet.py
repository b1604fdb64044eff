"""Send the beats of a seat by LSL as another program does: `lsl_outlet.py NAME SOURCE SEED SECONDS [KIND]`.

Each interval is sent a tenth of a second after it ended, stamped with its end. What is sent is printed: the end, the
interval (ms), and when it was sent, both on the LSL clock of this process.
"""

import random
import sys
import time

import pylsl


def main(name: str, source: str, seed: int, seconds: float, kind: str = "RR") -> None:
    """Send beats until the time is over."""
    info = pylsl.StreamInfo(name, kind, 1, pylsl.IRREGULAR_RATE, pylsl.cf_double64, source)
    channel = info.desc().append_child("channels").append_child("channel")
    channel.append_child_value("label", kind.lower())
    channel.append_child_value("unit", "ms")
    outlet = pylsl.StreamOutlet(info)
    chance = random.Random(seed)
    end = pylsl.local_clock()
    over = end + seconds
    while end < over:
        rr = round(chance.gauss(820, 45) * 1.024) / 1.024
        end += rr / 1000
        time.sleep(max(0.0, end + 0.1 - pylsl.local_clock()))
        sent = pylsl.local_clock()
        outlet.push_sample([rr], end)
        print(repr(end), repr(rr), repr(sent), flush=True)


if __name__ == "__main__":
    name, source, seed, seconds, *kind = sys.argv[1:]
    main(name, source, int(seed), float(seconds), *kind)
