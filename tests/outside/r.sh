#!/usr/bin/env bash
# Whether the R script among the examples prints the table that it should.
set -euo pipefail
cd "$(dirname "$0")/../.."

if ! command -v Rscript >/dev/null; then
    echo "SKIPPED: examples/eapc_by_year.R was not tried, because there is no Rscript"
    echo "         (apt-get install r-base-core)"
    exit 0
fi
cargo build --quiet --locked
NATO_PARTNERS="${CARGO_TARGET_DIR:-$PWD/target}/debug/nato-partners"
export NATO_PARTNERS
unset NATO_PARTNERS_DATA
by_year=$(Rscript examples/eapc_by_year.R 2>/dev/null)
grep -qx '2016,28,22' <<<"$by_year"
# The same from the members of single days.
while IFS=, read -r year allies partners; do
    [ "$year" = year ] && continue
    for role in ally partner; do
        found=$("$NATO_PARTNERS" members eapc --on "$year-12-31" --role $role -o csv --columns country,standing 2>/dev/null | grep -cE ',(member|suspended)$')
        [ "$found" = "$([ $role = ally ] && echo "$allies" || echo "$partners")" ] || {
            echo "$year: R counts $allies Allies and $partners partners, members finds $found ($role)" >&2
            exit 1
        }
    done
done <<<"$by_year"
echo "R: $(($(wc -l <<<"$by_year") - 1)) years, as members says"

PATH="$(dirname "$NATO_PARTNERS"):$PATH" Rscript <(sed -n '/^```r$/,/^```$/p' README.md | grep -v '^```') | grep -q 'JO *Jordan'
echo "R: the R of the README"
