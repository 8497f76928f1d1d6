#!/usr/bin/env bash
# Builds the command line and recommends a level of care for one example case.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

source examples/install_packages.sh
install_packages "${build_packages[@]}"

echo "Building rung; on two cores this takes about five minutes." >&2
cmake --preset release >/dev/null
cmake --build --preset release --target rung_cli -- --quiet >&2

case_file=examples/cases/02-weekly-not-building-momentum.yaml
echo
echo "\$ build/release/rung recommend $case_file"
build/release/rung recommend "$case_file"
