"""How two people moved together, minute by minute: `python synchrony_of_two.py FILE`."""

import sys
from pathlib import Path

from hrvsync.analysis.session import analyse, session_data
from hrvsync.storage import read

recording = read(Path(sys.argv[1]))
result = analyse(session_data(recording.events(), recording.header.people))

for (a, b), pair in result.pairs.items():
    print(f"{a} and {b}")
    for minute in pair.minutes:
        reading = minute.reading
        print(f"  {minute.t:6.0f} s  z {reading.z:5.2f}  lag {reading.lag:5.2f} s  {reading.word or 'not known'}")
