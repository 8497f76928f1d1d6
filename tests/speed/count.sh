#!/bin/sh
# Instructions of one recommendation and of its stages, counted by valgrind: the same on a busy machine as on an idle one.
#   count.sh PROGRAM CASE     PROGRAM is rung_count
# Every stage runs twice, once to warm up, so half of what is counted is printed.
set -eu
out=$(mktemp)
trap 'rm -f "$out"' EXIT
for stage in recommendation bind decide explain render_json; do
  valgrind --tool=callgrind --callgrind-out-file="$out" --toggle-collect="rung::count_$stage(rung::Counted&)" \
    "$1" "$2" 2>/dev/null
  sed -n 's/^totals: *//p' "$out" | awk -v stage="$stage" '{ printf "%-16s %9d instructions\n", stage, $1 / 2 }'
done
