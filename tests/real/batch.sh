#!/usr/bin/env bash
# Tables of real people through `rung batch` with the mappings of examples/batch. Every row must get a record; of HELP, the
# levels must be those that `rung recommend` gives for the cases that people.awk, another program, makes of the same rows.
#   tests/real/batch.sh RUNG [DATA]
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$here/../..
rung=${1:?the program is missing: tests/real/batch.sh RUNG [DATA]}
data=${2:-${RUNG_SHARED_DATA:-../shared/data}}
[[ $data == /* ]] || data=$root/$data
if [[ ! -r $data/help_rct.csv || ! -r $data/teds_a_2023_sample.csv ]]; then
  echo "skipped: there are no tables in $data"
  exit 0
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# levels KEY: the id and the levels of each line of JSON, sorted by id.
levels() { sed -E "s/.*\"$1\":\"([^\"]*)\".*\"recommended\":\"([^\"]*)\",\"level\":\"([^\"]*)\",\"up_to\":\"([^\"]*)\".*/\1 \2 \3 \4/" | sort; }

"$rung" batch "$data/help_rct.csv" --map "$root/examples/batch/help-map.yaml" --fail-on-error >"$work/help.ndjson"
[[ $(wc -l <"$work/help.ndjson") -eq 453 ]]
mkdir "$work/cases"
awk -v out="$work/cases" -v table=help -f "$here/people.awk" "$data/help_rct.csv"
"$rung" recommend "$work"/cases/*.yaml --format json | levels case | sed 's/^help-//' | sort >"$work/one-by-one"
levels case_id <"$work/help.ndjson" >"$work/together"
cmp "$work/one-by-one" "$work/together"
echo "HELP: 453 records, the levels of the cases one by one"

for year in teds_a teds_d; do
  "$rung" batch "$data/${year}_2023_sample.csv" --map "$root/examples/batch/teds-map.yaml" >"$work/$year.ndjson" 2>/dev/null
  [[ $(wc -l <"$work/$year.ndjson") -eq 1000 ]]
  minors=$(awk -F, 'NR == 1 { for (i = 1; i <= NF; ++i) if ($i == "AGE") age = i } NR > 1 && $age <= 2' "$data/${year}_2023_sample.csv" | wc -l)
  [[ $(grep -c '"status":"error"' "$work/$year.ndjson") -eq $minors ]]
  [[ $(grep -c '"code":"C20"' "$work/$year.ndjson") -eq $minors ]]
  echo "$year: 1000 records; $minors are of another population and no other is at fault"
done
