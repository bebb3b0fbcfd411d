#!/usr/bin/env bash
# What programs in Python make of the export, of `-o json`, of `-o markdown` and of the panel: the validator of
# Frictionless Data Packages, that of JSON Schema, two readers of Markdown, DuckDB, and the examples.
source "$(dirname "$0")/begin.bash"

what='the export, the JSON, the Markdown and the examples were not tried in Python'
needs python3 python3-venv "$what"
python3 -m venv "$folder/venv" >"$folder/log" 2>&1 || skip "$what" "python3 makes no venv" "apt-get install python3-venv"
python="$folder/venv/bin/python"
"$python" -m pip install --quiet --disable-pip-version-check -r tests/outside/requirements.txt >"$folder/log" 2>&1 ||
    skip "$what" "pip could not install: $(tail -1 "$folder/log")" "pip install -r tests/outside/requirements.txt, with Python 3.11 or later"

build
export NATO_PARTNERS="$program"
nato-partners export "$folder/data"

"$python" tests/outside/package.py "$folder/data"
"$python" tests/outside/answers.py "$program" "$folder/data/schemas"
"$python" tests/outside/markdown.py "$program" "$folder/hostile"

echo "the Python of the README in the export"
sed -n '/^```python$/,/^```$/p' "$folder/data/README.md" | grep -v '^```' >"$folder/exported.py"
(cd "$folder/data" && "$python" ../exported.py && sha256sum --check --quiet SHA256SUMS)

echo "examples/eapc_by_year.py"
"$python" examples/eapc_by_year.py >"$folder/by_year.csv"
grep -qx '2016,28,22' "$folder/by_year.csv"

echo "examples/join_events_duckdb.py"
"$python" examples/join_events_duckdb.py >"$folder/joined.csv" 2>"$folder/log" || { cat "$folder/log" >&2; exit 1; }
diff "$folder/joined.csv" examples/join_events.csv

echo "the Python of docs/other-programs.md"
sed -n '/^```python$/,/^```$/p' docs/other-programs.md | grep -v '^```' >"$folder/readme.py"
"$python" "$folder/readme.py" >"$folder/log"
grep -q 'JO *Jordan' "$folder/log"
