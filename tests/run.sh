#!/usr/bin/env bash
# Builds everything with warnings as errors and runs every test. Ends in CTest's summary and has its exit status.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

source examples/install_packages.sh
install_packages "${build_packages[@]}" doctest-dev pkgconf
install_packages python3-distributed || echo "Without python3-distributed, the test with Dask skips" >&2
