#!/usr/bin/env bash
# Runs the lines for the shell in docs/other-programs.md, in a folder of their own, and draws the picture of the README again.
source "$(dirname "$0")/begin.bash"

build
if command -v python3 >/dev/null; then
    docs/terminal.py "$program" --check
else
    skipped 'the picture of the README was not drawn again' 'there is no python3' 'apt-get install python3'
fi

needs jq jq 'the lines of docs/other-programs.md for the shell were not tried'
sed '/^## /,$d' docs/other-programs.md | sed -n '/^```sh$/,/^```$/p' | grep -v '^```' >"$folder/lines"
(cd "$folder" && bash -euo pipefail lines) >"$folder/said"
grep -qx 22 "$folder/said"
[ "$(nato-partners formats -o csv | tail -n +2 | wc -l)" = "$(tail -1 "$folder/said")" ]
[ "$(wc -l <"$folder/eapc.csv")" -gt 40 ]
echo "the shell: $(wc -l <"$folder/lines") lines of docs/other-programs.md"
