#!/usr/bin/env bash
# Builds rung and installs it: the library for C++, the C interface for all other languages, the command line.
#   examples/install.sh [PREFIX]      /usr/local when not said
set -euo pipefail
prefix=$(realpath --canonicalize-missing "${1:-/usr/local}")
cd "$(dirname "${BASH_SOURCE[0]}")/.."

source examples/install_packages.sh
install_packages "${build_packages[@]}"

echo "Building rung; this takes a few minutes." >&2
cmake --preset release >/dev/null
cmake --build --preset release -- --quiet >&2
cmake --install build/release --prefix "$prefix" >/dev/null

echo "Installed in $prefix. In CMake:   cmake -DCMAKE_PREFIX_PATH=$prefix ..., find_package(rung CONFIG)"
echo "From other languages:   $(find "$prefix" -name 'librung_c.so.?' | head -1)"
