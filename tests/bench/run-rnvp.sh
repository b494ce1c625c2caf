#!/bin/bash
# Measures RNVP over the public case files and real files, and prints Markdown: time and memory of
# the embedded reference; rates with La Poste's postcodes and a list of CEDEX codes loaded, the same
# with the streets of Paris; then speeds.
#   tests/bench/run-rnvp.sh DATA [--rows N]
# DATA is the folder with rnvp/ and real/. Needs a release build with bdd_rnvp_bench and bdd_generate.
set -euo pipefail
# shellcheck source=tests/bench/lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

data=$(realpath "$1")
rows=1000000
[ "${2:-}" != --rows ] || rows=$3
rnvp_bench=$project/build/release/tests/bench/bdd_rnvp_bench
need_executable "$bdd" "$generator" "$rnvp_bench"
make_scratch
cd "$work"

load() {
    "$bdd" -q --reference "$1" reference load "${@:2}" >/dev/null 2>&1 || [ $? -eq 3 ]
}
# Wall seconds of a command; its exit code 3 means rows that people should look at.
seconds() {
    local start end
    start=$(date +%s.%N)
    "$@" >/dev/null 2>&1 || [ $? -eq 3 ]
    end=$(date +%s.%N)
    echo "$start $end" | awk '{printf "%.2f", $2 - $1}'
}

ref=$data/rnvp/ref
load towns.bdd "$ref"/laposte_hexasmal_2024-08.csv "$ref"/cedex_to_insee_vitemadose_2021.json
cp towns.bdd paris.bdd
load paris.bdd "$ref"/ban_adresses-75_2024.csv.gz

echo '### The embedded reference alone'
echo
"$rnvp_bench" --embedded
echo
echo '### Without streets'
echo
"$rnvp_bench" "$data" --reference towns.bdd
echo
echo '### With the streets of Paris'
echo
"$rnvp_bench" "$data" --reference paris.bdd
echo
echo '### Files'
echo
"$generator" --rows "$rows" --seed 7 --layout crm --out . >/dev/null
lines=$(($(wc -l <crm.csv) - 1))
gzip -cd "$ref"/ban_adresses-75_2024.csv.gz >ban.csv
head -n 1 ban.csv >large.csv
for _ in $(seq 13); do tail -n +2 ban.csv >>large.csv; done
gzip -1 large.csv
streets=$(($(gzip -cd large.csv.gz | wc -l) - 1))
echo '| what | rows | s |'
echo '|---|---|---|'
echo "| bdd rnvp file, CSV to CSV, without streets | $lines | $(seconds "$bdd" --reference towns.bdd rnvp file crm.csv -o a.csv) |"
echo "| the same, with the streets of Paris | $lines | $(seconds "$bdd" --reference paris.bdd rnvp file crm.csv -o b.csv) |"
echo "| bdd reference load of streets (csv.gz) | $streets | $(seconds "$bdd" --reference large.bdd reference load large.csv.gz) |"
