#!/usr/bin/env bash
# Runs the lines for the shell under "Use it from…" in the README, in a folder of their own.
source "$(dirname "$0")/begin.bash"

needs jq jq 'the lines of the README for the shell were not tried'
build
sed -n '/^## Use it from/,/^## For other/p' README.md | sed -n '/^```sh$/,/^```$/p' | grep -v '^```' >"$folder/lines"
(cd "$folder" && bash -euo pipefail lines) >"$folder/said"
grep -qx 22 "$folder/said"
[ "$(nato-partners formats -o csv | tail -n +2 | wc -l)" = "$(tail -1 "$folder/said")" ]
[ "$(wc -l <"$folder/eapc.csv")" -gt 40 ]
echo "the shell: $(wc -l <"$folder/lines") lines of the README"
