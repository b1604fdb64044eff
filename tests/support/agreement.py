"""Other tools' published numbers and ours on the same recordings, as the tables of docs/agreement.md."""

from pathlib import Path

import numpy as np

from hrvsync.analysis import dfa_alpha1_altini, hrv, label_artefacts, mean_hr, rmssd, rolling, sdnn
from hrvsync.beats import Label
from support.heart_series import Array, annotated, real

PAGE = Path(__file__).parents[2] / "docs" / "agreement.md"
FATMAXXER = "fatmaxxer/FatMaxOptimiser.20210606_161059"

# Kubios HRV Standard 3.1.0.1, report of PGomes92/kubios (BSD-3), series_1: value and relative tolerance.
KUBIOS = {
    "mean_rr_ms": (707.5437, 1e-4),
    "sdnn_ms": (92.7945, 1e-4),
    "mean_hr_bpm": (84.8004, 1e-4),
    "rmssd_ms": (56.8586, 1e-4),
    "pnn20_pct": (45.2607, 1e-4),
    "triangular_index": (11.75, 1e-4),
    "sd1_ms": (40.253428, 1e-4),
    "sd2_ms": (124.983623, 1e-4),
    "sample_entropy": (0.7436, 1e-4),
    "dfa_alpha1": (1.3137, 1e-3),
    "dfa_alpha2": (0.8112, 1e-3),
    "lf_ms2": (5673.0207, 1e-2),
    "hf_ms2": (1873.5143, 1e-2),
    "vlf_ms2": (4076.6279, 1e-2),
    "total_ms2": (11628.2511, 1e-2),
    "lf_hf": (3.0280, 1e-2),
    "lf_nu": (75.1232, 1e-2),
    "hf_nu": (24.8094, 1e-2),
    "vlf_peak_hz": (0.01, 1e-4),
    "lf_peak_hz": (0.086667, 1e-4),
    "hf_peak_hz": (0.196667, 1e-4),
}


def kubios_series() -> Array:
    """The 423 RR intervals (ms) of the Kubios report."""
    return np.load(real("kubios/pgomes_SampleSeries.npy")).ravel().astype(np.float64)


def kept_by_fatmaxxer() -> tuple[Array, Array, Array]:
    """Arrival (ms), RR (ms) and start (s) of the beats that FatMaxxer keeps: within 5 % of the raw beat before."""
    rows = np.genfromtxt(real(f"{FATMAXXER}.rr.csv"), delimiter=",", skip_header=2)
    rr = rows[:, 1]
    valid = np.append(True, (rr[1:] > 0.95 * rr[:-1]) & (rr[1:] < 1.05 * rr[:-1]))
    assert np.count_nonzero(valid) == 11259
    return rows[valid, 0], rr[valid], rows[valid, 2] / 1000


def fatmaxxer() -> Array:
    """Differences (ms) of our RMSSD from those that FatMaxxer showed live, over the last 120 s by arrival."""
    arrival, rr, _ = kept_by_fatmaxxer()
    rows = np.genfromtxt(real(f"{FATMAXXER}.features.csv"), delimiter=",", skip_header=1)[300::40]
    rows = rows[np.isfinite(rows[:, 2])]
    ours = [rmssd(rr[(arrival > now - 120_000) & (arrival <= now)]) for now in rows[:, 0]]
    return np.array(ours) - rows[:, 2]


def altini() -> Array:
    """Differences of our alpha-1 from those of Altini's notebook.

    Its edges are its own: the window meant is the one near whose rate, RMSSD and SDNN (ddof 0) are those shown.
    """
    _, rr, start = kept_by_fatmaxxer()
    rows = np.genfromtxt(real(f"{FATMAXXER}.python_features.csv"), delimiter=",", skip_header=1)[:1194:40]
    off: list[float] = []
    for _, t, bpm, shown_rmssd, shown_sdnn, alpha1, _ in rows:
        first, beyond = np.searchsorted(start, [t, t + 120])
        off.append(
            min(
                abs(dfa_alpha1_altini(window) - alpha1)
                for a in range(max(0, first - 12), first + 13)
                for b in range(beyond - 12, min(rr.size, beyond + 12) + 1)
                if abs(sdnn(window := rr[a:b], 0) - shown_sdnn) <= 0.0051
                and abs(rmssd(window) - shown_rmssd) <= 0.0051
                and abs(mean_hr(window) - bpm) <= 0.0051
            )
        )
    return np.array(off)


def toolbox(record: str) -> dict[str, Array]:
    """Relative errors of RMSSD and SDNN against PhysioNet's toolbox, 231 windows of 5 minutes."""
    t, rr, _ = annotated(f"nsr2db/{record}.ecg", 128)
    path = real("nsr2db/reference_NSR_HRV_allwindows_allpatients.csv")
    rows = np.genfromtxt(path, delimiter=",", names=True, dtype=None, encoding=None)
    rows = rows[rows["patID"] == record]
    assert len(rows) == 231
    # Its published output took 128 Hz files for 125 Hz, and counts from the first beat.
    slow = 128 / 125
    t = (t - t[0] + rr[0] / 1000) * slow
    used = np.where(label_artefacts(rr) == Label.NORMAL, rr * slow, np.nan)
    return {
        column: np.abs(rolling(column.lower(), t, used, rows["t_end"], 300.0) / rows[column] - 1)
        for column in ("RMSSD", "SDNN")
    }


def table(heading: list[str], rows: list[list[str]]) -> str:
    """Return a table in Markdown."""
    return "\n".join("| " + " | ".join(row) + " |" for row in (heading, ["---"] * len(heading), *rows))


def met(holds: bool) -> str:
    """Say whether a bound holds."""
    return "met" if holds else "NOT MET"


def tables_of() -> dict[str, str]:
    """The tables that need no other tool, by name."""
    ours = hrv(kubios_series(), "kubios")
    kubios: list[list[str]] = []
    for key, (value, within) in KUBIOS.items():
        own = float(ours[key])
        off = own / value - 1
        kubios.append(
            [
                f"`{key}`",
                f"{value:g}",
                f"{own:.7g}",
                f"{100 * off:+.4f} %",
                f"{100 * within:g} %",
                met(abs(off) <= within),
            ]
        )
    shown, alpha = np.abs(fatmaxxer()), altini()
    fat = [
        ["RMSSD, live (`features.csv`)", f"{shown.size}", f"{np.median(shown):.2f} ms", f"{shown.max():.2f} ms"],
        ["alpha-1 (`python_features.csv`)", f"{alpha.size}", f"{np.median(alpha):.0e}", f"{alpha.max():.0e}"],
    ]
    windows: list[list[str]] = []
    for record in ("nsr001", "nsr009"):
        for name, error in toolbox(record).items():
            middle = float(np.median(error))
            windows.append(
                [
                    record,
                    name,
                    f"{error.size}",
                    f"{100 * middle:.3f} %",
                    f"{100 * np.quantile(error, 0.95):.1f} %",
                    met(middle < 0.01),
                ]
            )
    return {
        "Kubios": table(["key", "Kubios 3.1", "ours", "difference", "bound", ""], kubios),
        "FatMaxxer": table(["value", "windows", "median error", "largest"], fat),
        "PhysioNet": table(["record", "value", "windows", "median error", "95 %", "bound 1 %"], windows),
    }


def put(tables: dict[str, str]) -> None:
    """Write the tables between their marks on the page."""
    page = PAGE.read_text(encoding="utf-8")
    for name, lines in tables.items():
        begin, end = f"<!-- {name} -->\n", "\n<!-- end -->"
        start = page.index(begin) + len(begin)
        page = page[:start] + lines + page[page.index(end, start) :]
    PAGE.write_text(page, encoding="utf-8")
