#!/usr/bin/env bash
# Builds the command line and recommends a level of care for one example case.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

source examples/install_packages.sh
install_packages "${build_packages[@]}"

cmake --preset release --log-level=WARNING >&2
cmake --build --preset release --target rung_cli -- --quiet >&2

case_file=$(ls examples/cases/02*.yaml | head -n 1)
echo "\$ build/release/rung recommend $case_file"
build/release/rung recommend "$case_file"
