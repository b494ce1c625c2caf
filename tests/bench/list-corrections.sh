#!/bin/bash
# Prints corrections of streets for people to judge: what the streets of Paris changed in the
# addresses of real hotels there, beyond what normalising alone does to them.
#   tests/bench/list-corrections.sh DATA N
# DATA is the folder with rnvp/ and real/. Prints at most N distinct corrections, the same ones each
# time, as before -> after, code, postcode and the address as it came, between tabs; then, on
# standard error, how many there are. Needs a release build of bdd.
set -euo pipefail
# shellcheck source=tests/bench/lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

[ $# -eq 2 ] || { sed -n '2,7s/^# \{0,1\}//p' "$0" >&2 && exit 2; }
data=$(realpath "$1")
most=$2
need sqlite3
need_executable "$bdd"
make_scratch
cd "$work"

# Exit code 3 means rows that people should look at.
run() {
    "$bdd" -q "$@" >/dev/null || [ $? -eq 3 ]
}

ref=$data/rnvp/ref
run --reference towns.bdd reference load "$ref"/laposte_hexasmal_2024-08.csv \
    "$ref"/cedex_to_insee_vitemadose_2021.json
cp towns.bdd streets.bdd
run --reference streets.bdd reference load "$ref"/ban_adresses-75_2024.csv.gz
for year in 2017 2026-01; do
    for base in towns streets; do
        run --reference $base.bdd rnvp file "$data/real/atout_france_hebergements_$year.csv" \
            -o "$base-$year.csv"
    done
done

# The two results of a file have the same rows in the same order. A row was changed when its street
# is not the same with and without the base.
sqlite3 -batch >all.tsv <<'SQL'
.mode csv
.separator ";"
.import towns-2017.csv towns_2017
.import streets-2017.csv streets_2017
.import towns-2026-01.csv towns_2026
.import streets-2026-01.csv streets_2026
.mode list
.separator "\t"
WITH both(before, after, code, postcode, given) AS (
    SELECT trim(a.street_type || ' ' || a.street), trim(b.street_type || ' ' || b.street),
           b.rnvp_code, b.postcode, b."ADRESSE"
    FROM towns_2017 a JOIN streets_2017 b ON b.rowid = a.rowid
    UNION ALL
    SELECT trim(a.street_type || ' ' || a.street), trim(b.street_type || ' ' || b.street),
           b.rnvp_code, b.postcode, b."ADRESSE"
    FROM towns_2026 a JOIN streets_2026 b ON b.rowid = a.rowid
)
SELECT before || ' -> ' || after, code, postcode, -- of the row with the least text
       min(replace(replace(given, char(10), ' '), char(9), ' '))
FROM both
WHERE before <> after AND postcode LIKE '75%'
GROUP BY before, after
ORDER BY before, after;
SQL

count=$(wc -l <all.tsv)
# Evenly spread over the sorted list: the same sample each time.
awk -v count="$count" -v most="$most" '
    count <= most || int(NR * most / count) > int((NR - 1) * most / count)' all.tsv
echo "$count distinct corrections" >&2
