"""Reads an export as others do: with frictionless, and with DuckDB from its SQL."""

import csv
import json
import shutil
import sys
import tempfile
from pathlib import Path

import duckdb
from frictionless import validate

folder = Path(sys.argv[1])
descriptor = json.loads((folder / "datapackage.json").read_text())
tables = {resource["name"]: resource for resource in descriptor["resources"]}


def faults(path):
    """Returns what frictionless finds, in words."""
    report = validate(str(path / "datapackage.json"))
    return [": ".join(map(str, fault)) for fault in report.flatten(["name", "rowNumber", "fieldName", "note"])]


def rows(name):
    with open(folder / f"{name}.csv", newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


found = faults(folder)
assert not found, found[:5]

# Who finds nothing must be able to find something.
SPOILED = [
    ("spells", "eapc:FI:partner,eapc,FI,", "eapc:FI:partner,eapc,ZZ,", "lookup table"),
    ("formats", "\neapc,council,", "\neapc,club,", 'constraint "enum"'),
    ("events", ",day,", ",week,", 'constraint "enum"'),
    ("events", "1997-05-30,1997-05-30,day", "1997-05-99,1997-05-30,day", "type"),
    ("countries", "\nFR,", "\nFI,", "the same as in the row"),
    ("sources", ",primary,", ",,", 'constraint "required"'),
]
for name, sound, broken, complaint in SPOILED:
    with tempfile.TemporaryDirectory() as place:
        spoiled = shutil.copytree(folder, Path(place, "data"))
        text = (spoiled / f"{name}.csv").read_text()
        assert sound in text, (name, sound)
        (spoiled / f"{name}.csv").write_text(text.replace(sound, broken, 1))
        said = faults(spoiled)
        assert any(complaint in fault.lower() for fault in said), (name, complaint, said[:5])
print(f"frictionless: {len(tables)} tables are sound, and {len(SPOILED)} spoiled ones are not")

connection = duckdb.connect()
connection.execute((folder / "nato-partners.sql").read_text())
for name, resource in tables.items():
    columns = [field["name"] for field in resource["schema"]["fields"]]
    as_text = ", ".join(f"{column}::TEXT" for column in columns)  # no name needs quotes
    in_sql = connection.execute(f"SELECT {as_text} FROM {name}").fetchall()
    in_csv = [tuple(row[column] or None for column in columns) for row in rows(name)]
    assert sorted(map(str, in_sql)) == sorted(map(str, in_csv)), name
partners = connection.execute("""
    SELECT count(*) FROM spells
    WHERE format = 'eapc' AND role = 'partner'
      AND since_latest <= DATE '2016-07-09' AND (until_earliest IS NULL OR DATE '2016-07-09' < until_earliest)
""").fetchone()
assert partners == (22,), partners
# The question in the documents.
question = Path("docs/other-programs.md").read_text().split("```sql\n")[1].split("```")[0]
assert len(connection.execute(question).fetchall()) == 50
print(f"DuckDB: {len(tables)} tables hold what the CSV files hold")
