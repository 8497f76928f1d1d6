#!/usr/bin/env bash
# Real people through the program: 453 of the HELP study and 200 answers to a PHQ-9. Nobody may be left without a
# recommendation. Prints how often each level, span and alert came; which level is right for whom it cannot say.
#   tests/real/run.sh RUNG [DATA]     RUNG: the program; DATA: the folder of the tables
#   KEEP=DIR tests/real/run.sh ...    leaves the cases and the recommendations in DIR
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$here/../..
rung=${1:?the program is missing: tests/real/run.sh RUNG [DATA]}
data=${2:-${RUNG_SHARED_DATA:-../shared/data}}
[[ $data == /* ]] || data=$root/$data

if [[ ! -r $data/help_rct.csv || ! -r $data/phq9_brighten_perla.csv ]]; then
  echo "skipped: there are no tables in $data"
  exit 0
fi

if [[ -n ${KEEP:-} ]]; then
  work=$KEEP
else
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
fi

failed=0
# people NAME EXPECTED TITLE TABLE.csv AWK-VARIABLE...: makes the cases, asks for each, counts.
people() {
  local name=$1 expected=$2 title=$3 table=$4
  shift 4
  local folder=$work/$name
  mkdir -p "$folder"
  awk -v out="$folder" "$@" -f "$here/people.awk" "$data/$table"
  "$rung" recommend "$folder"/*.yaml --rules "$root/rules/adult.yaml" --format json >"$work/$name.jsonl" || failed=1
  echo "$title"
  awk -f "$here/distribution.awk" "$work/$name.jsonl"
  if [[ $(wc -l <"$work/$name.jsonl") -ne $expected ]]; then
    echo "FAILED: $expected recommendations were expected"
    failed=1
  fi
}

people help 453 "HELP, nothing known of earlier treatment" help_rct.csv -v table=help
people help_detox 453 "HELP, supposing the present detoxification is all the treatment there ever was" help_rct.csv \
  -v table=help -v history="[{level: detox, from_days_ago: 0}]"
people phq9 200 "PHQ-9 and nothing else" phq9_brighten_perla.csv -v table=phq9 -v rows=200
exit "$failed"
