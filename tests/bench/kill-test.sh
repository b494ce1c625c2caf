#!/bin/bash
# Kills an import with SIGKILL at random moments: the base must stay sound, with all rows of the
# file or none. Then runs two imports at once. Exit 1 when a promise is broken, 77 when skipped.
#   tests/bench/kill-test.sh [--times N] [--rows N] [--seed N] [--bdd FILE] [--generator FILE]
set -euo pipefail
# shellcheck source=tests/bench/lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

times=100 rows=200000 seed=1
while (($# > 0)); do
    case $1 in
    --times) times=$2 ;;
    --rows) rows=$2 ;;
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
need sqlite3
need_executable "$bdd" "$generator"
make_scratch
RANDOM=$seed
broken=0

complain() {
    echo "kill-test.sh: $*" >&2
    broken=$((broken + 1))
}

# count BASE: records in it; 0 when no import has got as far as making the table.
count() {
    if [[ ! -s $1 ]]; then
        echo 0
    elif [[ $(sqlite3 "$1" "select count(*) from sqlite_schema where name = 'record'") == 0 ]]; then
        echo 0
    else
        sqlite3 "$1" 'select count(*) from record'
    fi
}

now_ms() { echo $(($(date +%s%N) / 1000000)); }

# import FILE SOURCE BASE: prints nothing; exit 0 and 3 (rows rejected) are success.
import() {
    "$bdd" import "$1" --source "$2" --db "$3" \
        --rejects "$work/$2.rejects.csv" --overwrite >"$work/$2.log" 2>&1
}

"$generator" --rows "$rows" --seed "$seed" --layout crm --out "$work"
"$generator" --rows "$rows" --seed "$seed" --layout rented --out "$work/second"
file=$work/crm.csv
second=$work/second/rented.csv

began=$(now_ms)
import "$file" crm "$work/whole.sqlite" || (($? == 3))
took=$(($(now_ms) - began))
whole=$(count "$work/whole.sqlite")
if ((whole == 0)); then
    echo "kill-test.sh: the undisturbed import left no record" >&2
    exit 1
fi

base=$work/killed.sqlite
none=0 all=0 absent=0 finished=0
for ((time = 1; time <= times; ++time)); do
    rm -f "$base"*
    # A tenth longer than an import takes, so that the commit and what follows are hit too.
    delay=$(((RANDOM * 32768 + RANDOM) % (took * 11 / 10 + 1)))
    "$bdd" import "$file" --source crm --db "$base" \
        --rejects "$work/killed.csv" --overwrite >"$work/killed.log" 2>&1 &
    victim=$!
    sleep "$((delay / 1000)).$(printf %03d $((delay % 1000)))"
    kill -KILL "$victim" 2>/dev/null || finished=$((finished + 1))
    wait "$victim" 2>/dev/null || true

    if [[ ! -e $base ]]; then
        absent=$((absent + 1))
        continue
    fi
    integrity=$(sqlite3 "$base" 'pragma integrity_check' 2>&1) || true
    if [[ $integrity != ok ]]; then
        complain "killed after $delay ms: integrity_check says: $integrity"
        continue
    fi
    found=$(count "$base" 2>&1) || true
    case $found in
    0) none=$((none + 1)) ;;
    "$whole") all=$((all + 1)) ;;
    *) complain "killed after $delay ms: $found records instead of 0 or $whole" ;;
    esac
done
# The last kill must not stand in the way of the next import.
import "$file" crm "$base" || (($? == 3)) || complain 'an import after the last kill failed'
[[ $(count "$base") == "$whole" ]] || complain 'an import after the last kill is not complete'
echo "$times kills within $((took * 11 / 10)) ms ($finished came too late): $absent without a" \
    "base, $none empty, $all with all $whole records, $broken broken"

both=$work/both.sqlite
import "$second" rented "$work/other.sqlite" || (($? == 3))
other=$(count "$work/other.sqlite")
import "$file" crm "$both" &
first_job=$!
import "$second" rented "$both" &
second_job=$!
first_code=0 second_code=0
wait "$first_job" || first_code=$?
wait "$second_job" || second_code=$?
expected=0
for result in "$first_code $whole" "$second_code $other"; do
    case ${result% *} in
    0 | 3) expected=$((expected + ${result#* })) ;;
    5) ;;
    *) complain "one of two imports at once ended with exit ${result% *}" ;;
    esac
done
((expected > 0)) || complain 'two imports at once locked each other out'
found=$(count "$both")
[[ $found == "$expected" ]] || complain "two imports at once left $found records, not $expected"
[[ $(sqlite3 "$both" 'pragma integrity_check') == ok ]] || complain 'two imports at once: damage'
echo "two imports at once: exits $first_code and $second_code, $found records"
((broken == 0))
