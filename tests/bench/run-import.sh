#!/bin/bash
# Import and export of a house CRM file, beside sqlite3 on the same machine in the same run.
# Prints a Markdown table; exit 3 when a bar is missed, 77 when a peer is missing.
#   tests/bench/run-import.sh [--rows N] [--runs N] [--seed N] [--bdd FILE] [--generator FILE]
set -euo pipefail
# shellcheck source=tests/bench/lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

rows=1000000 runs=3 seed=1
while (($# > 0)); do
    case $1 in
    --rows) rows=$2 ;;
    --runs) runs=$2 ;;
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
need sqlite3 hyperfine /usr/bin/time
need_executable "$bdd" "$generator"
make_scratch
missed=0

# row WHAT VALUE UNIT BAR [PEER NAME]: one line of the table. With a peer the bar is a ratio.
row() {
    local what=$1 value=$2 unit=$3 bar=$4 peer=${5:-} peer_name=${6:-}
    awk -v what="$what" -v value="$value" -v unit="$unit" -v bar="$bar" -v peer="$peer" \
        -v peer_name="$peer_name" 'BEGIN {
        measured = peer == "" ? value : value / (peer > 0 ? peer : 0.001)
        met = measured <= bar
        printf "| %s | %s %s | %s | %s | ≤ %s%s | %s |\n", what, value, unit,
            peer == "" ? "–" : peer " " unit " (" peer_name ")",
            peer == "" ? "–" : sprintf("%.2f ×", measured), bar, peer == "" ? " " unit : " ×",
            met ? "met" : "**missed**"
        exit !met
    }' || missed=1
}

"$generator" --rows "$rows" --seed "$seed" --layout crm --out "$work"
file=$work/crm.csv
for ((run = 0; run < runs; ++run)); do
    rm -f "$work"/bare.sqlite "$work"/bdd.sqlite* "$work"/{out,gated,bare}.csv
    measure sqlite_import sqlite3 "$work/bare.sqlite" '.mode csv' '.separator ;' \
        ".import '$file' bare"
    measure import "$bdd" import "$file" --source crm --db "$work/bdd.sqlite" \
        --rejects "$work/rejects.csv" --overwrite
    measure again "$bdd" import "$file" --source crm --db "$work/bdd.sqlite" \
        --rejects "$work/rejects.csv" --overwrite
    measure sqlite_export sqlite3 -csv "$work/bare.sqlite" ".output '$work/bare.csv'" \
        'select * from bare'
    measure export "$bdd" export --purpose internal --to csv -o "$work/out.csv" \
        --db "$work/bdd.sqlite"
    measure gated "$bdd" export --to csv -o "$work/gated.csv" --db "$work/bdd.sqlite"
done
hyperfine --shell=none --warmup 5 --min-runs 50 --export-json "$work/start.json" \
    "$bdd --version" >"$work/start.log" 2>&1
start_ms=$(sed -n 's/^ *"mean": *\([0-9.e-]*\),*$/\1/p' "$work/start.json" |
    awk 'NR == 1 {printf "%.1f", $1 * 1000}')

cpu=$(sed -n 's/^model name[^:]*: *//p' /proc/cpuinfo | head -n 1)
echo "$rows rows × 16 columns, $(stat -c %s "$file") bytes; medians of $runs runs."
echo "Machine: $(nproc) cores, ${cpu:-unknown processor};" \
    "$("$bdd" --version | head -n 1), sqlite3 $(sqlite3 --version | cut -d ' ' -f 1)," \
    "$(hyperfine --version)."
echo
echo '| what | bdd | peer | ratio | bar | |'
echo '|---|---|---|---|---|---|'
import_peer=$(median sqlite_import.s)
row 'import' "$(median import.s)" s 2.5 "$import_peer" 'sqlite3 .import'
row 'import, peak memory' "$(($(median import.kb) / 1024))" MB 300
row 'the same file again' "$(median again.s)" s 0.7 "$import_peer" 'sqlite3 .import'
row 'export to CSV' "$(median export.s)" s 1.5 "$(median sqlite_export.s)" 'sqlite3 -csv'
echo "| export for prospection, through the gate | $(median gated.s) s | – | – | – | – |"
row 'bdd --version, mean' "$start_ms" ms 10
exit $((missed * 3))
