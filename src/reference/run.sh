#!/usr/bin/env bash
# Writes the reference of the headers; anything that is not documented is a failure.
# Exit status: 0 written, 77 skipped since Doxygen cannot be had here, else something is not documented.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

source examples/install_packages.sh
command -v doxygen >/dev/null || install_packages doxygen || { echo "skipped: doxygen is missing" >&2; exit 77; }
cmake --preset docs >/dev/null
cmake --build --preset docs --target docs
