"""A day of a pair in at most a minute of the processor and 600 MB."""

import subprocess
import sys

DAY = """
from msgspec.structs import replace
from hrvsync.analysis.session import analyse, session_data
from hrvsync.sources.simulate import SCENARIOS, SimulatedStrap, simulate
scenario = next(scenario for scenario in SCENARIOS if scenario.name == "uncoupled")
strap = SimulatedStrap(late=0.01, lost=0.002, missed=0.1, dropouts=((900.0, 960.0),))
day = replace(scenario, seconds=86400.0, facts=(), straps={"A": strap, "B": strap})
data = session_data(simulate(day).events)
import resource, time
begun = time.process_time()
found = analyse(data)
assert len(found.pair.minutes) > 1400 and found.pair.phases[0].pieces == 24
assert all(one.measures and one.breathing for one in found.people.values()) and found.states
print(time.process_time() - begun, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def test_a_day_of_a_pair() -> None:
    done = subprocess.run([sys.executable, "-c", DAY], capture_output=True, text=True, check=True)
    seconds, megabytes = map(float, done.stdout.split())
    assert seconds < 60
    assert megabytes < 600
