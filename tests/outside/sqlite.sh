#!/usr/bin/env bash
# What SQLite makes of the SQL of the export.
source "$(dirname "$0")/begin.bash"

needs sqlite3 sqlite3 'the SQL of the export was not tried'
build
nato-partners export "$folder/data"

# As the documentation says it, but stopping at the first error.
(cd "$folder" && sqlite3 -bail nato.db <data/nato-partners.sql)
ask() { sqlite3 -bail "$folder/nato.db" "$1"; }
expect() {
    local found
    found=$(ask "$1")
    if [ "$found" != "$2" ]; then
        printf '%s\n  gives    %s\n  expected %s\n' "$1" "$found" "$2" >&2
        exit 1
    fi
}

expect 'PRAGMA foreign_key_check' ''
expect 'PRAGMA integrity_check' 'ok'
# References within a table, which the SQL does not declare.
expect 'SELECT count(*) FROM spells WHERE derived_from IS NOT NULL AND derived_from NOT IN (SELECT spell FROM spells)' 0
expect 'SELECT count(*) FROM formats WHERE successor NOT IN (SELECT format FROM formats) OR predecessor NOT IN (SELECT format FROM formats)' 0
# Every table holds as many rows as its CSV file.
for table in $(ask "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'"); do
    rows=$(sqlite3 :memory: ".import --csv $folder/data/$table.csv t" 'SELECT count(*) FROM t')
    expect "SELECT count(*) FROM \"$table\"" "$rows"
done
expect "SELECT count(*) FROM spells WHERE format = 'eapc' AND role = 'partner' AND since_latest <= '2016-07-09' AND (until_earliest IS NULL OR '2016-07-09' < until_earliest)" 22
# The question in docs/other-programs.md.
question=$(sed -n '/^```sql$/,/^```$/p' docs/other-programs.md | sed '1d;$d')
[ "$(ask "$question" | wc -l)" = 50 ] || { echo "the question of docs/other-programs.md finds no 50 members" >&2; exit 1; }
expect "SELECT count(*) FROM spells WHERE country = ''" 0
# Keys are kept: a reference to nothing is refused.
if sqlite3 -bail "$folder/nato.db" "PRAGMA foreign_keys = ON; UPDATE spells SET country = 'ZZ' WHERE spell = 'eapc:FI:partner'" 2>/dev/null; then
    echo "a spell of no country was taken" >&2
    exit 1
fi
echo "SQLite: $(ask "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'") tables, all keys good"
