#!/usr/bin/env bash
# Fuzzes the reader of expressions and the protocol of `rung eval --json`, SECONDS (60) in all. What breaks one of them is
# left in build/fuzz/found.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
seconds=${1:-60}

source examples/install_packages.sh
install_packages "${build_packages[@]}" clang-14 clang libclang-rt-14-dev  # the last is only recommended by clang

cmake --preset fuzz >/dev/null
cmake --build --preset fuzz --parallel "$(nproc)"
for target in expression eval; do
  mkdir -p "build/fuzz/found/$target" "build/fuzz/corpus/$target"
  log=build/fuzz/$target.log
  if ! "build/fuzz/tests/fuzz/${target}_fuzz" -max_total_time=$((seconds / 2)) -timeout=10 -max_len=4096 \
    -print_final_stats=1 -artifact_prefix="build/fuzz/found/$target/" \
    "build/fuzz/corpus/$target" "tests/fuzz/$target" 2>"$log"; then
    tail -40 "$log" >&2
    exit 1
  fi
  echo "$target: $(grep -oE 'number_of_executed_units: *[0-9]+' "$log")"
done
echo "fuzzed for $seconds seconds, nothing found"
