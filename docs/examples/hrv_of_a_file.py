"""HRV of a recording, or of a file of another program: `python hrv_of_a_file.py FILE`."""

import sys
from pathlib import Path

from hrvsync.analysis.session import analyse, session_data
from hrvsync.storage import read

recording = read(Path(sys.argv[1]))
data = session_data(recording.events(), recording.header.people, bare=recording.header.bare)

for person in analyse(data).people.values():
    measures = person.measures
    print(f"{person.name}: {measures.beats} beats, {measures.usable_pct:.1f} % usable, {measures.rhythm}")
    print(f"  RMSSD {measures.metrics['rmssd_ms']:.1f} ms, SDNN {measures.metrics['sdnn_ms']:.1f} ms")
