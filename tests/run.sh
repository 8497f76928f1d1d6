#!/usr/bin/env bash
# Builds everything with warnings as errors and runs every test. Ends in CTest's summary and has its exit status.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

source examples/install_packages.sh
install_packages "${build_packages[@]}" doctest-dev pkgconf
install_packages python3-jsonschema || echo "Without python3-jsonschema, the tests of the JSON Schema skip" >&2
install_packages python3 zsh fish || echo "Without zsh and fish, completion is not tried in them" >&2
install_packages z3 cvc5 libcadical-dev || echo "Without z3, cvc5 and CaDiCaL, the tests that ask them skip" >&2
install_packages python3-distributed || echo "Without python3-distributed, the test with Dask skips" >&2
install_packages r-base-core r-cran-ordinal r-cran-mass || echo "Without R, fits are not held to those of R" >&2

cmake --preset ci >/dev/null
cmake --build --preset ci --parallel "$(nproc)"
ctest --preset ci --output-on-failure
