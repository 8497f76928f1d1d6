#!/usr/bin/env bash
# rung beside what a user would pick instead, on the same made-up cases, in one run: compare.sh [FOLDER]
# Builds what it needs in FOLDER (build/speed), installs what is missing (Debian: libsimdjson-dev; npm: rivals/), checks that
# every rival gives the same levels, and prints the table of README.md. Seconds are of processor time: of whole programs for
# rung and the floor, the least of nine runs in turn; of the work alone, without the start of node, for the rivals.
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

cases=$folder/cases.ndjson adult=$folder/adult.ndjson
"$folder/rung/tests/speed/rung_write_cases" 200000 >"$cases"
"$folder/rung/tests/speed/rung_write_cases" 50000 adult >"$adult"
found=$folder/found.txt
{
  "$folder/rung/tests/speed/rung_columns_speed"
  (cd "$folder" && node measure.mjs "$cases" "$folder")
} >"$found"

# once NAME LINES COMMAND...: the processor time and the wall time of one run.
TIMEFORMAT='%U %S %R'
once() {
  rm -f "$folder/out.ndjson"
  { time "${@:3}" >/dev/null 2>"$folder/said"; } 2>&1 | sed "s/^/$1 $2 /" >>"$folder/times"
}
batch() { once "$1" "$2" "$folder/rung/rung" batch "$3" --rules "$4" --jobs "$5" --detail "$6" --output "$folder/out.ndjson"; }
: >"$folder/times"
eight=eight-domain-stepped-care
for _ in 1 2 3 4 5 6 7 8 9; do
  once floor 200000 "$folder/floor" "$cases" "$folder/out.ndjson"
  batch none 200000 "$cases" $eight 1 none
  batch level 200000 "$cases" $eight 1 level
  batch reasons 200000 "$cases" $eight 1 reasons
  batch adult 50000 "$adult" adult 1 reasons
done
# rung batch gives the levels written by hand, line by line.
"$folder/rung/rung" batch "$cases" --rules $eight --detail none | cut -d'"' -f4,12 >"$folder/ours"
"$folder/floor" "$cases" "$folder/floor.ndjson"
awk -F'"' 'BEGIN { split("self-management low-intensity moderate-intensity high-intensity acute-specialist", id, " ") }
  { sub(/[^0-9]*/, "", $NF); print $4 "\"" id[$NF + 0] }' "$folder/floor.ndjson" | cmp "$folder/ours" -

# Two million lines: the most memory, and by wall time one thread, two threads, and two programs of one thread at once,
# each with a file of its own, which is what this machine can do at most.
large=$folder/large.ndjson
for _ in 1 2 3 4 5 6 7 8 9 10; do cat "$cases"; done >"$large"
command time -f 'memory_kib %M' -o "$folder/said" "$folder/rung/rung" batch "$large" --rules $eight --jobs 2 \
  --detail reasons --output "$folder/out.ndjson" 2>/dev/null
cat "$folder/said" >>"$found"
rm -f "$folder/out.ndjson"
large() { "$folder/rung/rung" batch "$large" --rules $eight --detail "$1" --jobs "$2"; }
pair() { large "$1" 1 & large "$1" 1; wait; }
for _ in 1 2 3 4 5 6 7 8 9; do
  for detail in none level reasons; do
    once "one_$detail" 2000000 large $detail 1
    once "two_$detail" 2000000 large $detail 2
    once "pair_$detail" 4000000 pair $detail
  done
done
rm -f "$large"

awk '{ cpu = $3 + $4; lines[$1] = $2
    if (!($1 in least) || cpu < least[$1]) least[$1] = cpu; if (!($1 in wall) || $5 < wall[$1]) wall[$1] = $5 }
  END { for (name in least) print name "_per_second", lines[name] / least[name] "\n" name "_wall_per_second", lines[name] / wall[name] }' \
  "$folder/times" >>"$found"

awk -f "$here/compare.awk" "$found"
