"""How far rebuilt beat times are from the simulator's truth, as known live: shared by a test and a benchmark."""

from collections.abc import Iterator

import numpy as np

from hrvsync.analysis.chain import Chain
from hrvsync.beats import Floats
from hrvsync.events import Link, Packet, Strap, Tick
from hrvsync.sources.simulate import Heart, Scenario, SimulatedStrap, Simulation, simulate


def session(a: SimulatedStrap, b: SimulatedStrap, seconds: float, seed: int) -> Simulation:
    """Two hearts that differ from seed to seed, wearing these belts."""
    chance = np.random.default_rng(seed)
    rates = chance.uniform(50, 85, 2).tolist()
    hearts = {"A": Heart(bpm=rates[0], rsa=0.03), "B": Heart(bpm=rates[1], rsa=0.04, breaths=17)}
    return simulate(Scenario("pair", seconds, hearts, {"A": a, "B": b}, seed=seed))


def live_errors(simulation: Simulation, every: float) -> Iterator[tuple[float, dict[str, tuple[Floats, Floats]]]]:
    """Yield session time and, by seat, true times and errors (s) of all beats rebuilt so far, at regular intervals."""
    chains = {who: Chain() for who in simulation.straps}
    for event in simulation.events:
        if isinstance(event, Packet | Strap | Link):
            chains[event.who].feed(event)
        if isinstance(event, Tick) and event.t % every == 0:
            yield event.t, {who: _errors(chain, simulation, who) for who, chain in chains.items()}


def lag_errors(simulation: Simulation, seconds: float = 60.0, every: float = 10.0, since: float = 0.0) -> list[float]:
    """Errors (s) of the lag between A and B over the last `seconds` at each moment, where both windows are full."""
    errors: list[float] = []
    for t, people in live_errors(simulation, every):
        if t >= since + seconds:
            lags = [_recent(*people[who], t - seconds) for who in "AB"]
            if all(len(lag) >= seconds / 3 for lag in lags):
                errors.append(abs(float(np.median(lags[0]) - np.median(lags[1]))))
    return errors


def after_dropout(simulation: Simulation) -> list[float]:
    """Errors (s) of the lag between A and B 30 s after each return of A's strap, over the beats since then."""
    links = [event for event in simulation.events if isinstance(event, Link) and event.who == "A"]
    back = [link.t for link in links[1:] if link.state == "live"]
    errors: list[float] = []
    for t, people in live_errors(simulation, 1.0):
        if t - 30.0 in back:
            lags = [_recent(*people[who], t - 30.0) for who in "AB"]
            errors.append(abs(float(np.median(lags[0]) - np.median(lags[1]))))
    return errors


def _errors(chain: Chain, simulation: Simulation, who: str) -> tuple[Floats, Floats]:
    t = chain.beats().t
    truth = simulation.straps[who].t[: len(t)]
    return truth, t - truth


def _recent(truth: Floats, error: Floats, since: float) -> Floats:
    return error[truth > since]
