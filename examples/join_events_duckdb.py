#!/usr/bin/env python3
"""Joins the panel to a large table of events in DuckDB.

Needs duckdb and nato-partners on the path (or its path in the variable NATO_PARTNERS). The events,
ten million by default, are made up by a formula and written as Parquet to a temporary folder; put
your own in their place. join_events_spark.py does the same on as many machines as you have.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import duckdb

EVENTS = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000_000
PANEL = ["panel", "--formats", "eapc", "--rule", "last"]
PANEL += ["--columns", "year,country,cow,eapc_role,eapc_standing", "-o", "csv"]

with tempfile.TemporaryDirectory() as folder:
    panel, events = Path(folder, "panel.csv"), Path(folder, "events.parquet")
    program = os.environ.get("NATO_PARTNERS", "nato-partners")
    subprocess.run([program, *PANEL, "--out-file", panel], check=True)
    connection = duckdb.connect()
    connection.execute(f"""
        COPY (
            SELECT 2 + (i * 48271) % 2147483647 % 970 AS cow,
                   1991 + (i * 16807) % 2147483647 % 36 AS year,
                   (i * 69621) % 2147483647 % 10 AS deaths
            FROM range(1, {EVENTS + 1}) AS numbers(i)
        ) TO '{events}' (FORMAT parquet)
    """)
    connection.execute(f"CREATE VIEW events AS FROM read_parquet('{events}')")
    connection.execute(f"CREATE VIEW panel AS FROM read_csv('{panel}', header = true)")
    joined = connection.sql(Path(__file__).with_name("join_events.sql").read_text())
    print(",".join(joined.columns))
    for row in joined.fetchall():
        print(*row, sep=",")
