#!/bin/bash
# Makes data/demo again, byte for byte, or checks that it is what the generator makes.
#   tests/bench/make-demo.sh [--check] [GENERATOR]
set -euo pipefail

project=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
demo=$project/data/demo
check=no
if [[ ${1:-} == --check ]]; then
    check=yes
    shift
fi
generator=${1:-$project/build/release/tests/bench/bdd_generate}
if [[ ! -x $generator ]]; then
    echo "make-demo.sh: $generator is missing; build the target bdd_generate" >&2
    exit 2
fi

made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
"$generator" --rows 3000 --seed 2026 --out "$made"

if [[ $check == yes ]]; then
    diff -r --brief --exclude=README.md "$made" "$demo"
else
    mkdir -p "$demo"
    cp "$made"/* "$demo"/
fi
