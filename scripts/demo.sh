#!/usr/bin/env bash
# Builds bdd and shows it at work on the four files of data/demo. The base and the files that it
# writes are made anew each time, in out/demo.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

scripts/install-packages.sh
echo 'building bdd; the first time takes some minutes'
mkdir -p build
if ! { cmake --preset release && cmake --build --preset release --target bdd; } >build/demo.log 2>&1; then
    tail -n 40 build/demo.log >&2
    exit 1
fi
PATH=$PWD/build/release:$PATH

rm -rf out/demo
mkdir -p out/demo
cd out/demo
cp ../../data/demo/{crm,rented,mailing}.csv ../../data/demo/badges.tsv .

# Prints a command, then runs it. Exit 3 means: done, and some rows were refused.
run() {
    local code=0
    printf '\n$'
    printf ' %q' "$@"
    printf '\n'
    "$@" 2>&1 || code=$?
    ((code == 0 || code == 3)) || exit "$code"
}

run bdd inspect crm.csv
run bdd source add crm --kind own --priority 80
run bdd source add badges --kind event --priority 60
run bdd source add mailing --kind tool --priority 50
run bdd source add rented --kind rented --priority 30 --supplier Fichiers-SA --licence 'one sending' \
    --proof 'contract 2026-17' --collected-on 2026-03-01
run bdd import crm.csv --source crm
run bdd import badges.tsv --source badges
run bdd import mailing.csv --source mailing
run bdd import rented.csv --source rented
run bdd dedupe
run bdd find Chantignac
# The contact that stands in the most rows of the four files.
most=$(bdd --quiet export --purpose internal --columns records,uid | tail -n +2 | sort -t, -k1,1nr -k2,2 | sed -n '1s/.*,//p')
run bdd show "$most"
run bdd rnvp
run bdd rnvp explain '103, bis rue Belleville, CS 91704, 33063 Bordeaux CEDEX 1'
printf 'demain@atelier-du-port.example\n' >unsubscribed.txt
run bdd suppress import unsubscribed.txt --source 'mailing tool'
run bdd gdpr why "$most"
run bdd export --purpose internal -o contacts.csv
run bdd export --purpose internal --excel-fr -o contacts-excel.csv
run bdd export --channel email --for 'Mailing SA' -o mailing-list.csv
run bdd export --to router --for 'Imprimerie du Port' -o letters.csv
run bdd gdpr exports
run bdd gdpr requests add access "$most" --way letter
run bdd gdpr access "$most" -o answer
run bdd gdpr requests close 1 --outcome 'done'
run bdd gdpr notices --limit 5
run bdd log

contacts=$(bdd --quiet export --purpose internal --columns uid | tail -n +2 | wc -l)
records=$(bdd --quiet source list --format csv | awk -F, 'NR > 1 {sum += $5} END {print sum}')
printf '\n%s unique contacts in %s records of four files.\n' "$contacts" "$records"
printf 'Contacts.csv holds them all; mailing-list.csv those who may be reached by e-mail.\n'
printf 'Letters go to the addresses in letters.csv; letters.left-out.csv says who gets none, and why.\n'
printf 'Answer holds the whole file of one person, as a letter that asks for it gets it.\n'
printf 'The base, the exports and the refused rows lie in %s\n' "$PWD"
