#!/bin/bash
# Millions of events into a base of contacts, beside sqlite3 .import of the same file into one bare
# table. Prints a Markdown table.
#   tests/bench/run-activity.sh [--rows N] [--events N] [--seed N] [--bdd FILE] [--generator FILE]
set -euo pipefail
# shellcheck source=tests/bench/lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

rows=1000000 events=5000000 seed=1
while (($# > 0)); do
    case $1 in
    --rows) rows=$2 ;;
    --events) events=$2 ;;
    --seed) seed=$2 ;;
    --bdd) bdd=$2 ;;
    --generator) generator=$2 ;;
    *)
        sed -n '2,4s/^# *//p' "${BASH_SOURCE[0]}" >&2
        exit 2
        ;;
    esac
    shift 2
done
need sqlite3 /usr/bin/time
need_executable "$bdd" "$generator"
make_scratch

# A year of messages to people of the base, sent and, some of them, opened and clicked.
make_events() {
    grep -o '[A-Za-z0-9._-]*@[A-Za-z0-9.-]*' "$work/crm.csv" | sort -u >"$work/emails.txt"
    awk -v events="$events" -v seed="$seed" '
        BEGIN { srand(seed); print "date;type;email;campaign;url" }
        { emails[NR] = $0 }
        END {
            split("sent sent sent delivered open open click", types, " ")
            for (i = 0; i < events; ++i) {
                type = types[int(rand() * 7) + 1]
                printf "2025-%02d-%02d %02d:%02d:%02d;%s;%s;C%02d;%s\n", int(rand() * 12) + 1,
                    int(rand() * 28) + 1, int(rand() * 24), int(rand() * 60), int(rand() * 60),
                    type, emails[int(rand() * NR) + 1], int(rand() * 40),
                    type == "click" ? "https://example.com/offer" : ""
            }
        }' "$work/emails.txt" >"$work/events.csv"
}

"$generator" --rows "$rows" --seed "$seed" --layout crm --out "$work" >/dev/null
make_events
measure crm "$bdd" import "$work/crm.csv" --source crm --db "$work/bdd.sqlite" \
    --rejects "$work/rejects.csv"
measure bare sqlite3 "$work/bare.sqlite" '.mode csv' '.separator ;' \
    ".import '$work/events.csv' bare"
for name in import again; do
    measure "$name" "$bdd" import "$work/events.csv" --as events --source mailtool \
        --db "$work/bdd.sqlite" --rejects "$work/events.rejects.csv" --overwrite
done

echo "$events events of $rows contacts, $(stat -c %s "$work/events.csv") bytes; one run, $(nproc) cores."
grep -h 'imported' "$work/import.log" "$work/again.log" | cut -d '(' -f 2 | cut -d ')' -f 1
echo
echo '| what | time | against sqlite3 .import | memory |'
echo '|---|---|---|---|'
bare=$(median bare.s)
echo "| sqlite3 .import, one bare table | $bare s | – | $(($(median bare.kb) / 1024)) MB |"
for name in import again; do
    seconds=$(median "$name.s")
    awk -v name="$name" -v seconds="$seconds" -v bare="$bare" -v kb="$(median "$name.kb")" 'BEGIN {
        printf "| bdd import --as events%s | %s s | %.2f × | %d MB |\n",
            name == "again" ? ", the same file again" : "", seconds, seconds / bare, kb / 1024
    }'
done
echo "| base afterwards | $(($(stat -c %s "$work/bdd.sqlite") / 1000000)) MB | | |"
