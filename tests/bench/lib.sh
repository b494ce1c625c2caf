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
