#!/bin/bash
# Files that no one should send: `bdd dedupe file` and `match` end in bounded time and memory, with
# a result or a clear message. Prints a Markdown table; exit 3 when a bound is missed.
#   tests/bench/hostile.sh [--rows N] [--bdd FILE] [--only CASE]
# --rows: of the largest files (1,000,000); the bounds on time are for that on two cores.
set -euo pipefail
# shellcheck source=tests/bench/lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

rows=1000000 only=''
while (($# > 1)); do
    case $1 in
    --rows) rows=$2 ;;
    --bdd) bdd=$2 ;;
    --only) only=$2 ;;
    *) break ;;
    esac
    shift 2
done
if (($# > 0)); then
    sed -n '2,5s/^# *//p' "${BASH_SOURCE[0]}" >&2
    exit 2
fi
need /usr/bin/time python3
need_executable "$bdd"
bdd=$(realpath "$bdd")
make_scratch
cd "$work"
missed=0

# lines COUNT PROGRAM: what the awk program prints, with i from 1. name(i) is a name of its own.
lines() {
    awk -v n="$1" 'function name(i, text) {
        do {
            text = text substr("bdfklmnprstv", i % 12 + 1, 1) substr("aeiou", int(i / 12) % 5 + 1, 1)
            i = int(i / 60)
        } while (i > 0)
        return text "nec"
    }
    BEGIN {for (i = 1; i <= n; ++i) {'"$2"'}}'
}

# run CASE SECONDS MEGABYTES EXIT ARGUMENT…: one line of the table. The bounds are generous: they
# tell what grows without end from what is slow today.
run() {
    local case=$1 seconds=$2 megabytes=$3 wanted=$4 code=0
    shift 4
    /usr/bin/time -q -o time -f '%e %M' timeout 600 "$bdd" dedupe "$@" >out.txt 2>err.txt || code=$?
    tail -n 1 time | awk -v name="$case" -v seconds="$seconds" -v megabytes="$megabytes" \
        -v wanted="$wanted" -v code="$code" -v said="$(tail -n 1 err.txt | cut -c 1-110)" '{
        met = $1 <= seconds && $2 / 1024 <= megabytes && code == wanted
        printf "| %s | %s s | ≤ %s s | %d MB | ≤ %s MB | %s | %s | %s |\n", name, $1, seconds,
            $2 / 1024, megabytes, code, met ? "met" : "**missed**", said
        exit !met
    }' || missed=1
}

# is_on CASE: whether it is asked for.
is_on() { [[ -z $only || $only == "$1" ]]; }

file() { run "$1" "$2" "$3" "$4" file list.csv -o out.csv --overwrite "${@:5}"; }

echo '| case | time | bound | memory | bound | exit | | last line said |'
echo '|---|---|---|---|---|---|---|---|'

if is_on email-block; then
    { echo 'prenom;nom;email'
      lines $((rows / 5)) 'printf "%s;%s;contact@same.example\n", name(i % 997), name(i)'; } >list.csv
    file email-block 30 500 0
fi
if is_on equal-rows; then
    { echo 'prenom;nom;email'
      lines "$rows" 'print "Anne;Durand;anne.durand@same.example"'; } >list.csv
    file equal-rows 30 500 0
fi
if is_on same-company; then
    { echo 'prenom;nom;societe;code_postal'
      lines "$rows" 'printf "%s;%s;Alpha Conseil SARL;35000\n", name(i % 997), name(i)'; } >list.csv
    file same-company 120 1500 0
fi
if is_on company-only; then
    { echo 'societe;ville'
      lines "$rows" 'print "Alpha Conseil SARL;Rennes"'; } >list.csv
    file company-only 30 500 0
fi
for count in 3 20; do
    if is_on "huge-cells-$count"; then
        python3 -c 'import sys
print("id,name,note")
for i in range(int(sys.argv[1])):
    print(f"{i},Alpha Conseil,\"" + f"mot{i} " * 1700000 + "\"")' "$count" >list.csv
        file "huge-cells-$count" 60 200 0
    fi
done
if is_on long-names; then
    python3 -c 'import random
random.seed(1)
print("prenom;nom;email;societe")
word = lambda n: "".join(random.choice("abcdefghijklmnopqrstuvwxyz") for i in range(n))
last = word(3900)
for i in range(3000):
    print(word(3900), last[:3800] + word(90), word(3900) + "@b.example", word(3900), sep=";")' >list.csv
    file long-names 60 500 0 --column prenom=first-name --column nom=last-name \
        --column email=email --column societe=company
fi
if is_on long-texts; then
    python3 -c 'import random
random.seed(1)
print("id;texte")
words = ["".join(random.choice("abcdefghij") for i in range(9)) for n in range(3000)]
for i in range(5000):
    print(i, " ".join(random.choice(words) for n in range(390)), sep=";")' >list.csv
    file long-texts 120 700 0
fi
if is_on empty-cells; then
    { echo 'id;prenom;nom;email'
      lines "$rows" 'printf "%d;;;\n", i'; } >list.csv
    file empty-cells 30 500 0
fi
if is_on blank-rows; then
    { echo 'prenom;nom;email'
      lines "$rows" 'print ";;"'; } >list.csv
    file blank-rows 30 200 0
fi
if is_on one-row; then
    printf 'prenom;nom;email\nAnne;Durand;anne@a.example\n' >list.csv
    file one-row 2 100 0
fi
if is_on header-only; then
    printf 'prenom;nom;email\n' >list.csv
    file header-only 2 100 0
fi
if is_on duplicate-ids; then
    { echo 'id;prenom;nom'
      lines $((rows / 10)) 'printf "1;%s;%s\n", name(i % 97), name(i)'; } >list.csv
    file duplicate-ids 60 500 0
    file duplicate-ids-given 60 500 1 --id id --truth list.csv
fi
if is_on one-column; then
    { echo 'nom'
      lines "$rows" 'print name(i % 50021)'; } >list.csv
    file one-column 60 700 0
fi
if is_on few-values; then
    { echo 'prenom;nom;ville'
      lines "$rows" 'printf "%s;%s;%s\n", name(i % 3), name(i % 5), name(i % 7)'; } >list.csv
    file few-values 60 700 0
fi
if is_on near-equal; then
    # Keys that all rows share, and no two rows equal.
    { echo 'prenom;nom;societe;email;telephone;code_postal'
      lines "$rows" 'printf "Anne;Durand;Alpha Conseil %d;a%d@same.example;0261910001;35000\n", i, i'
    } >list.csv
    file near-equal 180 2500 0
fi
if is_on nul-bytes; then
    python3 -c 'import sys
row = "Anne\0;Dur\0and;anne\0@a.example\n\0\0\0\n"
sys.stdout.write("prenom;nom;email\n" + row * 50000)' >list.csv
    file nul-bytes 30 300 0
fi
if is_on many-columns; then
    python3 -c 'print(";".join(f"c{i}" for i in range(3000)))
for row in range(300):
    print(";".join(str((row * i) % 977) for i in range(3000)))' >list.csv
    file many-columns 60 500 0
fi
if is_on one-line; then
    head -c 100000000 /dev/zero | tr '\0' 'x' >list.csv
    file one-line 20 400 1
fi
if is_on noise; then
    python3 -c 'import random, sys
random.seed(1)
sys.stdout.buffer.write(random.randbytes(20000000))' >list.csv
    file noise 120 700 0
fi
if is_on match-equal-rows; then
    { echo 'prenom;nom;email'
      lines $((rows / 5)) 'print "Anne;Durand;anne.durand@same.example"'; } >list.csv
    cp list.csv other.csv
    run match-equal-rows 60 1500 0 match list.csv other.csv -o out.csv --overwrite
fi
if is_on match-same-company; then
    { echo 'prenom;nom;societe'
      lines $((rows / 2)) 'printf "%s;%s;Alpha Conseil\n", name(i % 997), name(i)'; } >list.csv
    { echo 'prenom;nom;societe'
      lines $((rows / 2)) 'printf "%s;%s;Alpha Conseil\n", name(i % 991), name(i)'; } >other.csv
    run match-same-company 120 1500 0 match list.csv other.csv -o out.csv --overwrite
fi
if is_on match-huge-cells; then
    python3 -c 'print("id,name,note")
for i in range(20):
    print(f"{i},Alpha Conseil,\"" + f"mot{i} " * 1700000 + "\"")' >list.csv
    cp list.csv other.csv
    run match-huge-cells 120 200 0 match list.csv other.csv -o out.csv --overwrite --net net.csv
fi
exit $((missed * 3))
