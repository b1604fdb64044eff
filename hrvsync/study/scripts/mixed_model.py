"""A mixed model of what dyads have beyond chance, with statsmodels: python mixed_model.py [FOLDER OF THE RESULT].

Condition within dyads, a random intercept a dyad. Values are less chance already (`z_beyond`), as the dyad's own people
with partners of other dyads show it. The test of hrvsync asks whether there is anything beyond chance; this asks how
large it is by condition.
"""

# pyright: basic, reportMissingImports=false
import sys
from pathlib import Path

import pandas as pd
import statsmodels.formula.api as smf

folder = Path(sys.argv[1] if len(sys.argv) > 1 else ".")
dyads = pd.read_csv(folder / "dyads.csv").dropna(subset=["z_beyond"])
formula = "z_beyond ~ C(condition)" if dyads["condition"].nunique() > 1 else "z_beyond ~ 1"
print(smf.mixedlm(formula, dyads, groups=dyads["dyad"]).fit(reml=True).summary())
