#!/bin/bash
# What the list of oppositions costs: an import of a house CRM file without a list and with one of a
# million entries of each kind of address, in turn on the same machine.
# Prints a Markdown table; exit 3 when a bar is missed.
#   tests/bench/run-suppression.sh [--rows N] [--entries N] [--runs N] [--seed N] [--bdd FILE]
#                                  [--generator FILE]
set -euo pipefail
# shellcheck source=tests/bench/lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

rows=1000000 entries=1000000 runs=5 seed=1
while (($# > 0)); do
    case $1 in
    --rows) rows=$2 ;;
    --entries) entries=$2 ;;
    --runs) runs=$2 ;;
    --seed) seed=$2 ;;
    --bdd) bdd=$2 ;;
    --generator) generator=$2 ;;
    *)
        sed -n '2,6s/^# *//p' "${BASH_SOURCE[0]}" >&2
        exit 2
        ;;
    esac
    shift 2
done
need /usr/bin/time
need_executable "$bdd" "$generator"
make_scratch
missed=0

# ratio WHAT VALUE BASE BAR: one line of the table, against the import without a list.
ratio() {
    awk -v what="$1" -v value="$2" -v base="$3" -v bar="$4" 'BEGIN {
        more = (value / base - 1) * 100
        met = more <= bar
        printf "| %s | %s s | %+.1f %% | ≤ %s %% | %s |\n", what, value, more, bar,
            met ? "met" : "**missed**"
        exit !met
    }' || missed=1
}

# Every hundredth entry is of somebody in the file.
list_of() {
    local kind=$1
    case $kind in
    email) seq -f 'opposed.%.0f@elsewhere.example' "$entries" ;;
    mixed)
        seq -f 'opposed.%.0f@elsewhere.example' $((entries * 7 / 10))
        seq -f '+336%08.0f' 10000000 $((10000000 + entries * 2 / 10 - 1))
        seq -f 'opposed-%.0f.example' $((entries / 10))
        ;;
    esac
    grep -o '[A-Za-z0-9._-]*@[A-Za-z0-9.-]*' "$file" | awk 'NR % 100 == 0' |
        head -n $((entries / 100))
}

"$generator" --rows "$rows" --seed "$seed" --layout crm --out "$work"
file=$work/crm.csv
for kind in email mixed; do
    list_of "$kind" >"$work/$kind.txt"
    measure "list_$kind" "$bdd" suppress import "$work/$kind.txt" --source bench --no-header \
        --db "$work/$kind.sqlite" --rejects "$work/$kind.rejects" --overwrite
done
"$bdd" -q suppress stats --db "$work/none.sqlite" 2>/dev/null || true
for ((run = 0; run < runs; ++run)); do
    for kind in none email mixed; do
        rm -f "$work"/bdd.sqlite*
        if [[ $kind != none ]]; then
            cp "$work/$kind.sqlite" "$work/bdd.sqlite"
            cp "$work/$kind.sqlite.key" "$work/bdd.sqlite.key"
        fi
        sync # What was copied must not be written while the import is.
        measure "import_$kind" "$bdd" import "$file" --source crm --db "$work/bdd.sqlite" \
            --rejects "$work/rejects.csv" --overwrite
    done
done

echo "$rows rows, lists of $(wc -l <"$work/email.txt") e-mails, and of $(wc -l <"$work/mixed.txt")" \
    "e-mails, phones and domains; the fastest of $runs runs," \
    "$(nproc) cores."
grep -h 'objected' "$work/import_email.log" "$work/import_mixed.log" || true
echo
echo '| what | time | more | bar | |'
echo '|---|---|---|---|---|'
base=$(fastest import_none.s)
echo "| import without a list | $base s | – | – | |"
ratio 'import with e-mails on the list' "$(fastest import_email.s)" "$base" 10
ratio 'import with addresses of every kind' "$(fastest import_mixed.s)" "$base" 10
echo "| list read (e-mails) | $(median list_email.s) s | – | – | |"
echo "| list read (every kind) | $(median list_mixed.s) s | – | – | |"
echo "| memory of the import with e-mails | $(($(median import_email.kb) / 1024)) MB |" \
    "$((($(median import_email.kb) - $(median import_none.kb)) / 1024)) MB | – | |"
exit $((missed * 3))
