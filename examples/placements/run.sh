#!/usr/bin/env bash
# From a table of placements to a recommendation: fits a model, puts it into a rule set, checks that, recommends, and holds
# the rule set against the placements. Everybody in it is made up.
#   examples/placements/run.sh RUNG [FOLDER]     RUNG: the program; FOLDER: where results are left, else a temporary one
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
rung=$(realpath "${1:?the program is missing: run.sh RUNG [FOLDER]}")
if [[ -n ${2:-} ]]; then
  work=$2
  mkdir -p "$work"
else
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
fi

"$rung" fit "$here/placements.csv" --map "$here/map.yaml" --levels weekly,iop,php,residential \
  --terms 'symptoms, impairment, alone, plan' --monotone --coverage 0.8 --by site --date 2026-11-27 \
  --population 'people who never lived' --output "$work/model.yaml" >"$work/fit.txt"
{
  cat "$here/rules-before-model.yaml" "$work/model.yaml"
  echo "  climb_when: 0.5"
} >"$work/rules.yaml"
"$rung" check "$work/rules.yaml"
"$rung" recommend "$here/case.yaml" --rules "$work/rules.yaml"
"$rung" judge "$work/rules.yaml" "$here/placements.csv" --map "$here/map.yaml" --by site >"$work/judge.txt"
sed -n '1,/^RECORDED/p' "$work/judge.txt"
