"""RMSSD as it comes, from a simulated strap; a real one yields the same events (`hrvsync.sources.ble`)."""

from hrvsync.analysis.live import LiveAnalyser
from hrvsync.sources.simulate import Heart, Scenario, SimulatedStrap, simulate

session = simulate(Scenario("example", 120, {"A": Heart(bpm=62)}, {"A": SimulatedStrap("Polar H10")}))

analyser = LiveAnalyser()
for event in session.events:
    for frame in analyser.feed(event):
        if frame.people and frame.t % 10 == 0:
            measures = frame.people["A"].measures
            print(f"{frame.t:5.0f} s  heart rate {measures.hr:5.1f} /min  RMSSD {measures.rmssd_30:5.1f} ms")
