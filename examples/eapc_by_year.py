#!/usr/bin/env python3
"""How many Allies and how many partners sat in the EAPC at the end of each year?

Needs pandas and nato-partners on the path (or its path in the variable NATO_PARTNERS).
eapc_by_year.R prints the same table.
"""

import io
import os
import subprocess

import pandas as pd

PANEL = ["panel", "--formats", "eapc", "--rule", "last", "--columns", "year,country,eapc,eapc_role", "-o", "csv"]

answer = subprocess.run(
    [os.environ.get("NATO_PARTNERS", "nato-partners"), *PANEL], check=True, capture_output=True, text=True
)
# NA is Namibia: only an empty cell is a missing value.
panel = pd.read_csv(io.StringIO(answer.stdout), keep_default_na=False, na_values=[""])

seated = panel[panel["eapc"] == 1]
by_year = pd.crosstab(seated["year"], seated["eapc_role"])[["ally", "partner"]]
print(by_year.reset_index().to_csv(index=False), end="")
