#!/usr/bin/env bash
# Runs the lines for the shell under "Use it from…" in the README, in a folder of their own.
set -euo pipefail
cd "$(dirname "$0")/../.."

command -v jq >/dev/null || {
    echo 'SKIPPED: the lines of the README for the shell, because jq is not installed (apt-get install jq)'
    exit 0
}
cargo build --quiet --locked
PATH="${CARGO_TARGET_DIR:-$PWD/target}/debug:$PATH"
export PATH
unset NATO_PARTNERS_DATA
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
sed -n '/^## Use it from/,/^## For other/p' README.md | sed -n '/^```sh$/,/^```$/p' | grep -v '^```' >"$folder/lines"
(cd "$folder" && bash -euo pipefail lines) >"$folder/said"
grep -qx 22 "$folder/said"
[ "$(nato-partners formats -o csv | tail -n +2 | wc -l)" = "$(tail -1 "$folder/said")" ]
[ "$(wc -l <"$folder/eapc.csv")" -gt 40 ]
echo "the shell: $(wc -l <"$folder/lines") lines of the README"
