#!/usr/bin/env bash
# rung beside what a user would pick instead, on the same made-up cases, in one run: compare.sh [FOLDER]
# Builds what it needs in FOLDER (build/speed), installs what is missing (Debian: libsimdjson-dev; npm: rivals/), checks that
# every rival gives the same levels, and prints the table of README.md. Seconds are of processor time, the least of several runs.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
folder=$(mkdir -p "${1:-$root/build/speed}" && cd "${1:-$root/build/speed}" && pwd)
source "$root/examples/install_packages.sh"
install_packages "${build_packages[@]}" libsimdjson-dev libbenchmark-dev nodejs npm time >&2

cmake --preset bench -S "$root" -B "$folder/rung" >/dev/null
cmake --build "$folder/rung" --target rung_cli rung_columns_speed rung_write_cases >&2
g++ -std=c++20 -O3 -DNDEBUG "$here/floor.cpp" -lsimdjson -o "$folder/floor"
cp "$here"/rivals/* "$folder/"
[[ -d $folder/node_modules ]] || npm install --prefix "$folder" --silent >&2

cases=$folder/cases.ndjson
"$folder/rung/tests/speed/rung_write_cases" 200000 >"$cases"
found=$folder/found.txt
{
  "$folder/rung/tests/speed/rung_columns_speed"
  "$folder/floor" "$cases" "$folder/floor.ndjson"
  (cd "$folder" && node measure.mjs "$cases" "$folder")
} >"$found"

# batch NAME JOBS DETAIL: the least processor time, wall time and the most memory of five runs of the whole program.
batch() {
  for _ in 1 2 3 4 5; do
    command time -f '%U %S %e %M' "$folder/rung/rung" batch "$cases" --rules eight-domain-stepped-care --jobs "$2" \
      --detail "$3" --output "$folder/rung.ndjson" 2>&1
  done | awk -v name="$1" '{ cpu = $1 + $2
      if (!least || cpu < least) least = cpu; if (!wall || $3 < wall) wall = $3; if ($4 > most) most = $4 }
    END { print name "_per_second", 200000 / least; print name "_wall_per_second", 200000 / wall; print name "_kib", most }' >>"$found"
}
batch none 1 none
cut -d'"' -f4,12 "$folder/rung.ndjson" >"$folder/ours"
awk -F'"' 'BEGIN { split("self-management low-intensity moderate-intensity high-intensity acute-specialist", id, " ") }
  { sub(/[^0-9]*/, "", $NF); print $4 "\"" id[$NF + 0] }' "$folder/floor.ndjson" >"$folder/theirs"
cmp "$folder/ours" "$folder/theirs"  # rung batch gives the levels written by hand, line by line
batch level 1 level
batch reasons 1 reasons
batch two 2 level

awk -f "$here/compare.awk" "$found"
