#!/usr/bin/env bash
# Whether the R script among the examples prints the table that it should.
source "$(dirname "$0")/begin.bash"

needs Rscript r-base-core 'examples/eapc_by_year.R was not tried'
build
export NATO_PARTNERS="$program"
by_year=$(Rscript examples/eapc_by_year.R 2>/dev/null)
grep -qx '2016,28,22' <<<"$by_year"
# The same from the members of single days.
while IFS=, read -r year allies partners; do
    [ "$year" = year ] && continue
    for role in ally partner; do
        found=$(nato-partners members eapc --on "$year-12-31" --role $role -o csv --columns country,standing 2>/dev/null | grep -cE ',(member|suspended)$')
        [ "$found" = "$([ $role = ally ] && echo "$allies" || echo "$partners")" ] || {
            echo "$year: R counts $allies Allies and $partners partners, members finds $found ($role)" >&2
            exit 1
        }
    done
done <<<"$by_year"
echo "R: $(($(wc -l <<<"$by_year") - 1)) years, as members says"

Rscript <(sed -n '/^```r$/,/^```$/p' docs/other-programs.md | grep -v '^```') | grep -q 'JO *Jordan'
echo "R: the R of docs/other-programs.md"

nato-partners export "$folder/data"
sed -n '/^```r$/,/^```$/p' "$folder/data/README.md" | grep -v '^```' >"$folder/exported.R"
(cd "$folder/data" && Rscript ../exported.R)
echo "R: the R of the README in the export"
