#!/bin/bash
# Compares nightly runs over new records alone with one run over everything: the same rows go into
# two bases, one of which compares them in two steps. Prints how the two answers differ.
#   tests/bench/increment-test.sh BDD BDD_GENERATE [ROWS [NEW_ROWS]]
# Ends with 1 when more than one new row in a hundred is answered otherwise.
set -euo pipefail
export LC_ALL=C

bdd=$(realpath "$1")
generate=$(realpath "$2")
rows=${3:-30000}
new_rows=${4:-1000}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

"$generate" --rows "$rows" --seed 11 --layout crm --out . >/dev/null
file=crm.csv
# The last rows, in the order of the file, are the new ones.
old_rows=$(($(wc -l <"$file") - 1 - new_rows))
head -n $((old_rows + 1)) "$file" >old.csv
{
    head -n 1 "$file"
    tail -n "$new_rows" "$file"
} >new.csv

import() {
    code=0
    "$bdd" -q --db "$1" import "$2" --source crm --rejects "$1.$2.rejects" || code=$?
    [ "$code" -eq 0 ] || [ "$code" -eq 3 ] # 3: some rows rejected
}
for base in steps once; do
    import "$base.sqlite" old.csv
done
"$bdd" -q --db steps.sqlite dedupe
import steps.sqlite new.csv
"$bdd" --db steps.sqlite dedupe --json >steps.json
import once.sqlite new.csv
"$bdd" -q --db once.sqlite dedupe

compared=$(sed 's/.*"compared":\([0-9]*\).*/\1/' steps.json)
# Both bases number records alike: which new record shares its contact with which other record?
pairs="SELECT n.id, min(o.id) FROM record n JOIN record o ON o.contact_id = n.contact_id
       AND o.id <> n.id WHERE n.batch_id = 2 GROUP BY n.id ORDER BY n.id"
sqlite3 steps.sqlite "$pairs" >steps.pairs
sqlite3 once.sqlite "$pairs" >once.pairs
new=$(sqlite3 once.sqlite "SELECT count(*) FROM record WHERE batch_id = 2")
joined=$(wc -l <once.pairs)
differ=$({ comm -3 steps.pairs once.pairs || true; } | tr '\t' ' ' | sed 's/^ *//' | cut -d '|' -f 1 |
    sort -u | wc -l)
echo "$new new records on $old_rows: $joined are of a known contact; compared with $compared records"
echo "$differ of them are answered otherwise than by one run over everything"
if [ "$differ" -gt 0 ]; then
    echo "record|first other record of its contact: in two steps, at once"
    join -t '|' -a 1 -a 2 -e none -o 0,1.2,2.2 steps.pairs once.pairs |
        awk -F '|' '$2 != $3' | head -n 20
fi
[ $((differ * 100)) -le "$new" ]
