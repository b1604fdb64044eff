"""A measure of your own over sliding windows: the median RR interval, next to RMSSD."""

import numpy as np

from hrvsync.analysis import label_artefacts, rolling

random = np.random.default_rng(1)
rr_ms = 850 + 40 * np.sin(np.arange(600) / 5) + random.normal(0, 15, 600)
rr_ms[100] = 2600  # a missed beat

used = np.where(label_artefacts(rr_ms) == 0, rr_ms, np.nan)
t = np.cumsum(rr_ms) / 1000
for end in range(60, int(t[-1]), 60):
    window = used[(t > end - 60) & (t <= end)]
    print(
        f"{end:4d} s  median RR {np.nanmedian(window):6.1f} ms, {np.isfinite(window).mean():4.0%} of the beats usable"
    )

print(f"RMSSD of the last minute: {rolling('rmssd', t, used, at=t[-1], window=60)[0]:.1f} ms")
