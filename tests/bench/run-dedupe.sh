#!/bin/bash
# How good and how fast deduplication is: the engine on public evaluation sets, and `bdd dedupe
# file` on generated files. Writes the tables between two marks of docs/benchmarks.md.
#   tests/bench/run-dedupe.sh [--sets FOLDER] [--rows "N N"] [--base N] [--seed N] [--out FILE|-]
#       [--build DIR]
# FOLDER (or BDD_ER_SETS) holds folders with data.csv and truth.csv, or a.csv, b.csv and truth.csv.
set -euo pipefail
# shellcheck source=tests/bench/lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

sets=${BDD_ER_SETS:-} rows='5000 1000000' base_rows=1000000 seed=1 out=$project/docs/benchmarks.md
build=$project/build/release
while (($# > 0)); do
    case $1 in
    --sets) sets=${2:-} ;;
    --rows) rows=${2:-} ;;
    --base) base_rows=${2:-} ;;
    --seed) seed=${2:-} ;;
    --out) out=${2:-} ;;
    --build) build=${2:-} ;;
    *)
        sed -n '2,7s/^# *//p' "${BASH_SOURCE[0]}" >&2
        exit 2
        ;;
    esac
    shift $(($# > 1 ? 2 : 1))
done
need python3 /usr/bin/time
bdd=$build/bdd generator=$build/tests/bench/bdd_generate
bench=$build/tests/bench/bdd_er_bench
if [[ $build == "$project/build/release" ]] &&
    [[ ! -x $bdd || ! -x $generator || ! -x $bench ]]; then
    (cd "$project" && cmake --preset release >&2 &&
        cmake --build build/release --target bdd bdd_generate bdd_er_bench >&2)
fi
need_executable "$bdd" "$generator" "$bench"
make_scratch

# measure NAME COMMAND…: what it prints goes to NAME.out, its time and kilobytes to NAME.time.
measure() {
    local name=$1
    shift
    if ! /usr/bin/time -q -o "$work/$name.time" -f '%e %M' "$@" \
        >"$work/$name.out" 2>"$work/$name.err"; then
        echo "run-dedupe.sh: failed: $*" >&2
        tail -n 5 "$work/$name.err" >&2
        exit 1
    fi
}

# Of the lines "name<tab>value" of bdd_er_bench.
value() { awk -F '\t' -v name="$2" '$1 == name {print $2}' "$work/$1.out"; }
# Of the JSON report of a command: json NAME KEY….
json() {
    python3 -c 'import json, sys
value = json.load(open(sys.argv[1]))
for key in sys.argv[2:]:
    value = value[key]
print(value)' "$work/$1.out" "${@:2}"
}
cell() { printf '| %.*f ' "$2" "$1"; }
megabytes() { awk '{printf "%d", $2 / 1024}' "$work/$1.time"; }

# What was published or measured of other tools, on the same set or a file of the same kind.
peer() {
    case $1 in
    febrl3) echo 'Splink 4: pairs .985 (best .996), clusters .994 (best .998); 4.8 s, 282 MB; recordlinkage: pairs best .998; 4.8 s, 213 MB' ;;
    fake_1000) echo 'Splink 4: pairs .693 (best .862), clusters .836 (best .923); 3.4 s, 187 MB' ;;
    restaurant864) echo 'Splink 4: pairs best .905, clusters best .900; 1.5 s, 155 MB' ;;
    fodors_zagats) echo 'Splink 4: pairs best .938; 1.5 s, 176 MB' ;;
    5000) echo 'Splink 4 on 4,585 rows: pairs .916 (best .958), clusters .931 (best .953); 3.6 s, 250 MB' ;;
    1000000) echo 'Splink 4 on 1,005,423 rows: pairs .887 (best .887), clusters .865 (best .882); 37.7 s, 3,799 MB' ;;
    *) echo '–' ;;
    esac
}

# engine_row FOLDER: the engine with the right column kinds, and the command that finds them itself.
engine_row() {
    local folder=$1 name
    name=$(basename "$folder")
    measure engine "$bench" --tsv "$folder"
    if [[ -e $folder/a.csv ]]; then
        measure command "$bdd" dedupe match "$folder/a.csv" "$folder/b.csv" --dry-run --json \
            --truth "$folder/truth.csv"
    else
        measure command "$bdd" dedupe file "$folder/data.csv" --dry-run --json \
            --truth "$folder/truth.csv"
    fi
    printf '| %s | %s; %s ' "$name" "$(value engine rows)" "$(value engine true_pairs)"
    local score
    for score in pairs_precision pairs_recall pairs_f1 best_f1 clusters_precision clusters_recall \
        clusters_f1 blocking_recall calibration_error; do
        cell "$(value engine "$score")" 4
    done
    cell "$(json command evaluation clusters f1)" 4
    cell "$(value engine seconds)" 2
    printf '| %s | %s |\n' "$(megabytes engine)" "$(peer "$name")"
}

engine_table() {
    echo '| set | rows; true pairs | pairs P | R | F1 | best F1 | clusters P | R | F1 | blocking recall | ECE | clusters F1, columns found by bdd | s | MB | peer, as published (default threshold) |'
    echo '|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|'
    local folder found=0
    for folder in "$sets"/*/; do
        if [[ -e $folder/truth.csv ]]; then
            engine_row "${folder%/}"
            found=1
        fi
    done
    ((found == 1)) || echo '| no sets in the folder | | | | | | | | | | | | | | |'
}

# file_row ROWS: time and memory are those of a run that writes the file and judges nothing.
file_row() {
    local count=$1 file=$work/list.csv truth=$work/truth.csv
    "$generator" --rows "$count" --seed "$seed" --single "$file" --truth "$truth" >&2
    measure plain "$bdd" dedupe file "$file" -o "$work/clusters.csv" --overwrite
    measure judged "$bdd" dedupe file "$file" --dry-run --json --truth "$truth"
    printf '| %s; %s ' "$(json judged counts rows)" "$(json judged evaluation true_pairs)"
    local score
    for score in 'pairs precision' 'pairs recall' 'pairs f1' 'best f1' 'clusters precision' \
        'clusters recall' 'clusters f1' 'b_cubed f1' 'blocking_recall' \
        'precision_above_threshold' 'calibration_error'; do
        # shellcheck disable=SC2086 # the words are the keys
        cell "$(json judged evaluation $score)" 4
    done
    printf '| %s | %s | %s |\n' "$(cut -d ' ' -f 1 "$work/plain.time")" "$(megabytes plain)" \
        "$(peer "$count")"
}

file_table() {
    echo '| rows; true pairs | pairs P | R | F1 | best F1 | clusters P | R | F1 | B-cubed F1 | blocking recall | true of the pairs with p ≥ .95 | ECE | s | MB | peer, as published (default threshold) |'
    echo '|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|'
    local count
    for count in $rows; do
        file_row "$count"
    done
}

# import FILE SOURCE: refused rows are no failure.
import() {
    local code=0
    "$bdd" -q --db "$work/base.sqlite" import "$1" --source "$2" --rejects "$work/rejects.csv" \
        --overwrite >&2 || code=$?
    ((code == 0 || code == 3))
}

# base_row WHAT: one dedupe of the base as it is, once what was written before is on the disk.
base_row() {
    sync
    measure base "$bdd" --db "$work/base.sqlite" dedupe --json
    printf '| %s | %s | %s | %s | %s | %s | %s |\n' "$1" "$(json base counts records)" \
        "$(json base counts compared)" "$(json base counts contacts_merged)" \
        "$(json base counts accounts_merged)" "$(cut -d ' ' -f 1 "$work/base.time")" \
        "$(megabytes base)"
}

# A large base as a whole, then with 1,000 records more: half of them are new, half the same people
# from another source.
base_table() {
    echo '| run | records | compared | contacts merged | accounts merged | s | MB |'
    echo '|---|---|---|---|---|---|---|'
    local large=$work/large small=$work/small
    mkdir "$large" "$small"
    "$generator" --rows "$base_rows" --seed 7 --layout crm --out "$large" >&2
    "$generator" --rows 1000 --seed 99 --layout crm --out "$small" >&2
    {
        head -n 501 "$small/crm.csv"
        awk -v step=$((base_rows / 500)) 'NR > 1 && NR % step == 7' "$large/crm.csv"
    } >"$work/new.csv"
    import "$large/crm.csv" crm
    rm -r "$large"
    base_row 'all records'
    import "$work/new.csv" other
    base_row '1,000 records later'
    rm "$work/base.sqlite"
}

tables() {
    local cpu
    cpu=$(sed -n 's/^model name[^:]*: *//p' /proc/cpuinfo | head -n 1)
    echo "Machine: $(nproc) threads, ${cpu:-unknown processor}; $("$bdd" --version | head -n 1)." \
        "Nothing is tuned to a file: threshold .95, no training data. P, R and F1" \
        'of pairs are those of the links, of clusters those of all pairs within clusters. ECE is the' \
        'expected calibration error. The figures of peers were measured on two cores at another time.'
    echo
    echo 'Files of bdd_generate, from the file to the clusters written (bdd dedupe file):'
    echo
    file_table
    echo
    if ((base_rows > 0)); then
        echo 'A base of generated records (bdd dedupe), time and memory of the whole command:'
        echo
        base_table
        echo
    fi
    if [[ -n $sets && -d $sets ]]; then
        echo 'Public evaluation sets, the engine alone (bdd_er_bench):'
        echo
        engine_table
    else
        echo 'Public evaluation sets: skipped, no folder of sets was given.'
        echo "run-dedupe.sh: no folder of sets (--sets or BDD_ER_SETS): skipped" >&2
    fi
}

begin='<!-- begin run-dedupe.sh -->' end='<!-- end run-dedupe.sh -->'
if [[ $out != - ]] && ! grep -qF "$begin" "$out"; then
    echo "run-dedupe.sh: $out has no line $begin" >&2
    exit 2
fi
tables >"$work/tables.md"
if [[ $out == - ]]; then
    cat "$work/tables.md"
else
    awk -v begin="$begin" -v end="$end" -v file="$work/tables.md" '
        $0 == end {skip = 0}
        !skip {print}
        $0 == begin {
            print ""
            while ((getline line < file) > 0) print line
            print ""
            skip = 1
        }' "$out" >"$work/new.md"
    cat "$work/new.md" >"$out"
fi
