# shellcheck shell=bash
# shellcheck disable=SC2034 # the scripts that source this use the variables
# What the benchmark scripts share; sourced, never run.

project=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
bdd=$project/build/release/bdd
generator=$project/build/release/tests/bench/bdd_generate
scratch=$project/build/bench

# Ends with code 77 (skipped, for CTest) when a program is missing.
need() {
    local program
    for program in "$@"; do
        if ! command -v "$program" >/dev/null; then
            echo "${0##*/}: skipped: $program is not installed" >&2
            exit 77
        fi
    done
}

need_executable() {
    local file
    for file in "$@"; do
        if [[ ! -x $file ]]; then
            echo "${0##*/}: $file is missing; build with: cmake --workflow --preset release" >&2
            exit 2
        fi
    done
}

# A new folder under build/, removed at the end.
make_scratch() {
    mkdir -p "$scratch"
    work=$(mktemp -d "$scratch/run.XXXXXX")
    trap 'rm -rf "$work"' EXIT
}

# measure NAME COMMAND…: seconds and kilobytes of one run are appended to NAME.s and NAME.kb.
# Exit 3 (done, with something to look at) is a success of bdd.
measure() {
    local name=$1 code=0
    shift
    /usr/bin/time -q -o "$work/time" -f '%e %M' "$@" >"$work/$name.log" 2>&1 || code=$?
    if ((code != 0 && code != 3)); then
        echo "${0##*/}: exit $code of: $*" >&2
        tail -n 5 "$work/$name.log" >&2
        exit 1
    fi
    local seconds kilobytes
    read -r seconds kilobytes < <(tail -n 1 "$work/time")
    echo "$seconds" >>"$work/$name.s"
    echo "$kilobytes" >>"$work/$name.kb"
}

# median NAME.s
median() {
    sort -n "$work/$1" | awk '{v[NR] = $1} END {print v[int((NR + 1) / 2)]}'
}

# fastest NAME.s: of times that differ by a few parts in a hundred, where the machine's own noise is
# as large, the least disturbed ones are compared.
fastest() {
    sort -n "$work/$1" | head -n 1
}
