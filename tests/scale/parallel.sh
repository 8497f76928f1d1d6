#!/usr/bin/env bash
# The command of examples/scale/gnu-parallel.md: the bytes must be those of one run.
#   tests/scale/parallel.sh RUNG
set -euo pipefail
rung=${1:?the program is missing: tests/scale/parallel.sh RUNG}
if ! parallel --version 2>/dev/null | grep -q "GNU parallel"; then
  echo "skipped: there is no GNU parallel"
  exit 77
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for ((i = 0; i < 1000; ++i)); do
  echo "{\"rung_case\":1,\"id\":\"c$i\",\"population\":\"adult\",\"answers\":{\"functioning.work\":$((i % 5))}}"
done >"$work/cases.ndjson"
"$rung" batch "$work/cases.ndjson" >"$work/alone.ndjson"
parallel --pipepart -a "$work/cases.ndjson" --block -1 -j 2 -k "$rung" batch - --jobs 1 >"$work/spread.ndjson"
cmp "$work/alone.ndjson" "$work/spread.ndjson"
