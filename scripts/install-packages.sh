#!/usr/bin/env bash
# Installs those packages of scripts/packages.txt that are missing, as root or through sudo.
# Nothing missing: says nothing, does nothing, needs no network. --list prints what is missing.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

fail() {
    printf 'install-packages.sh: %s\n' "$1" >&2
    (($# < 2)) || printf '%s\n' "${@:2}" >&2
    exit 1
}

mapfile -t wanted < <(sed -e 's/#.*//' -e 's/[[:space:]]*$//' -e '/^$/d' "$here/packages.txt")
if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    fail 'this is no Debian or Ubuntu: install what these packages hold, then build with cmake' \
        "  ${wanted[*]}"
fi

missing=()
for package in "${wanted[@]}"; do
    status=$(dpkg-query --show --showformat='${db:Status-Abbrev}' "$package" 2>/dev/null || true)
    [[ $status == ?i* ]] || missing+=("$package")
done
if [[ ${1:-} == --list ]]; then
    ((${#missing[@]} == 0)) || printf '%s\n' "${missing[@]}"
    exit 0
fi
((${#missing[@]} > 0)) || exit 0

as_root=()
if ((EUID != 0)); then
    command -v sudo >/dev/null ||
        fail 'only root may install packages, and sudo is not there; ask for:' \
            "  apt-get install ${missing[*]}"
    as_root=(sudo)
fi
apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get)

echo "installing ${#missing[@]} packages: ${missing[*]}"
# With the lists that are there first: they are often fresh enough, and asking for new ones is slow.
if ! "${apt[@]}" install --yes --quiet=2 --no-install-recommends "${missing[@]}" 2>/dev/null; then
    echo 'fetching new lists of packages'
    "${apt[@]}" update --quiet=2 || fail 'the lists of packages could not be fetched'
    "${apt[@]}" install --yes --quiet=2 --no-install-recommends "${missing[@]}" ||
        fail 'apt-get could not install the packages; by hand:' "  apt-get install ${missing[*]}"
fi
