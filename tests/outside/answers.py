"""Holds the JSON of every row command against the JSON Schemas of the export."""

import copy
import json
import subprocess
import sys
from pathlib import Path

from jsonschema import Draft202012Validator

program, folder = sys.argv[1], Path(sys.argv[2])

# One answer with rows for each schema.
QUESTIONS = {
    "formats": "formats",
    "members": "members eapc --ever",
    "country": "country finland serbia --history",
    "founded": "founded",
    "timeline": "timeline",
    "changes": "changes --from 1990 --to 2026",
    "countries": "countries",
    "diff": "diff tests/fixtures/small",
    "countries-in-none": "countries --in-none",
    "compare-format": "compare pfp eapc md",
    "compare-country": "compare jordan israel",
    "matrix": "matrix",
    "search": "search partnership",
    "sources": "sources",
    "conflicts": "conflicts",
    "conflicts-counts": "conflicts --counts",
    "conflicts-open": "conflicts --open",
    "panel": "panel",
    "list": "list",
    "check": "check tests/fixtures/broken-in-many-ways.yaml",
    "diff": "diff tests/fixtures/sound.yaml --data tests/fixtures/small",
}


def answer(question, *options):
    line = [program, *question.split(), "-o", "json", *options]
    return json.loads(subprocess.run(line, capture_output=True, text=True).stdout)


schemas = {path.name.removesuffix(".schema.json"): json.loads(path.read_text()) for path in folder.iterdir()}
assert schemas.keys() == QUESTIONS.keys(), schemas.keys() ^ QUESTIONS.keys()
rows = 0
for name, schema in schemas.items():
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    usual = answer(QUESTIONS[name])
    validator.validate(usual)
    every = list(schema["items"]["properties"])
    whole = answer(QUESTIONS[name], "--columns", ",".join(every))
    validator.validate(whole)
    assert usual and set(whole[0]) == set(every), name
    assert set(schema["items"]["required"]) <= set(usual[0]), name
    rows += len(usual) + len(whole)
    # A schema that lets everything pass would be worth nothing.
    for key in schema["items"]["required"]:
        spoiled = copy.deepcopy(usual[:1])
        del spoiled[0][key]
        assert not validator.is_valid(spoiled), (name, key)
        spoiled[0][key] = {"no": "such value"}
        assert not validator.is_valid(spoiled), (name, key)
    spoiled = [{**usual[0], "no_such_column": ["text"]}]
    assert not validator.is_valid(spoiled), name
print(f"jsonschema: {rows} rows of {len(schemas)} kinds are as their schemas say")
