#!/usr/bin/env bash
# Installs what is missing, builds with assertions and warnings as errors, and runs every test: unit,
# command line, sources and documents, slow ones. Ends with CTest's summary and exit code.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

scripts/install-packages.sh
cmake --preset dev
cmake --build --preset dev
exec ctest --preset dev "$@"
