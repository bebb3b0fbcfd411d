#!/usr/bin/env python3
"""Joins the panel to a large table of events in Spark, for tables that outgrow one machine.

Needs pyspark, Java 17 or later, and nato-partners on the path (or its path in the variable
NATO_PARTNERS). Without a cluster it runs on this machine. The events, ten million by default, are
those of join_events_duckdb.py, and so is the answer. The panel is small: Spark sends all of it to
every worker, and the events never move.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from pyspark.sql import SparkSession

EVENTS = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000_000
PANEL = ["panel", "--formats", "eapc", "--rule", "last"]
PANEL += ["--columns", "year,country,cow,eapc_role,eapc_standing", "-o", "csv"]
FIELDS = "year INT, country STRING, cow INT, eapc_role STRING, eapc_standing STRING"

spark = SparkSession.builder.appName("join_events").getOrCreate()
spark.sparkContext.setLogLevel("ERROR")

with tempfile.TemporaryDirectory() as folder:
    panel, events = Path(folder, "panel.csv"), Path(folder, "events.parquet")
    program = os.environ.get("NATO_PARTNERS", "nato-partners")
    subprocess.run([program, *PANEL, "--out-file", panel], check=True)
    spark.range(1, EVENTS + 1).selectExpr(
        "2 + (id * 48271) % 2147483647 % 970 AS cow",
        "1991 + (id * 16807) % 2147483647 % 36 AS year",
        "(id * 69621) % 2147483647 % 10 AS deaths",
    ).write.parquet(str(events))
    spark.read.parquet(str(events)).createOrReplaceTempView("events")
    spark.read.csv(str(panel), header=True, schema=FIELDS).createOrReplaceTempView("panel")
    joined = spark.sql(Path(__file__).with_name("join_events.sql").read_text())
    print(",".join(joined.columns))
    for row in joined.collect():
        print(*row, sep=",")

spark.stop()
