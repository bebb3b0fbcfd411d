#!/usr/bin/env bash
# Writes all the data as one file, which `--data`, `check` and `diff` take as they take the folder: packages/data.sh FILE
#
# The records stand in it as they stand in data/, comments and all.
set -euo pipefail
[ $# = 1 ] || { printf 'error: one file is to be named\ntip: packages/data.sh FILE\n' >&2; exit 2; }
file=$(realpath -m -- "$1")
cd "$(dirname "$0")/../data"

{
    printf '# The data of nato-partners in one file: nato-partners members eapc --data FILE\n'
    printf '# Public domain (CC0-1.0), but for names from the Unicode CLDR: see NOTICE beside it.\n\n'
    cat dataset.yaml
    for name in organisations meetings sources; do
        printf '\n'
        cat "$name.yaml"
    done
    # The countries of outside.yaml stand behind those of countries.yaml, and `ambiguous` behind them.
    printf '\n'
    sed '/^ambiguous:/,$d' countries.yaml
    sed '1,/^countries:/d' outside.yaml
    printf '\n'
    sed -n '/^ambiguous:/,$p' countries.yaml
    printf '\nformats:\n'
    for format in formats/*.yaml; do
        # Comments, then `id:`, which begins the entry.
        sed 's/^./    &/; s/^    id: /  - id: /; s/^    #/  #/' "$format"
    done
} >"$file"
