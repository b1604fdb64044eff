"""A recording is a text file: read one with nothing but the standard library: `python read_without_hrvsync.py FILE`."""

import json
import sys
from itertools import pairwise
from math import sqrt
from pathlib import Path

lines = [json.loads(line) for line in Path(sys.argv[1]).read_text("utf-8").splitlines()]
header, events = lines[0], [line for line in lines[1:] if "t" in line]  # a finished file ends with a count

intervals: dict[str, list[float]] = {}
for event in events:
    if event["k"] == "packet":
        per_second = event.get("per_second", 1024)
        intervals.setdefault(event["who"], []).extend(1000 * n / per_second for n in event.get("rr", ()))

print(f"recorded {header.get('created') or 'at an unknown time'}, {events[-1]['t']:.0f} s")
for who, rr_ms in sorted(intervals.items()):
    steps = [b - a for a, b in pairwise(rr_ms)]
    rmssd = sqrt(sum(step * step for step in steps) / len(steps))
    print(f"{who}: {len(rr_ms)} intervals, RMSSD of all of them {rmssd:.1f} ms, artefacts included")
