#!/usr/bin/env bash
# The model of rules/adolescent-placement.yaml is what `rung fit` writes from the data it names, coefficients, cuts, sets
# and figures alike; and on their folds it is better than R's proportional odds and multinomial model (tests/peers/folds.R).
#   tests/real/model.sh RUNG [DATA]     RUNG: the program; DATA: the folder of the tables
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$here/../..
rung=${1:?the program is missing: tests/real/model.sh RUNG [DATA]}
data=${2:-${RUNG_SHARED_DATA:-../shared/data}}
[[ $data == /* ]] || data=$root/$data

if [[ ! -r $data/aps.csv ]]; then
  echo "skipped: there is no table aps.csv in $data"
  exit 0
fi

model=$(mktemp)
trap 'rm -f "$model"' EXIT
answers=neuro,emot,danger,elope,log_days,behav,custody,violence
"$rung" fit "$data/aps.csv" --map "$here/aps-map.yaml" --folds fold10 --terms "age,$answers" --candidates pairs --partial auto \
  --criterion bic --monotone "$answers" --levels outpatient,day-treatment,intermediate-residential,residential \
  --date 2026-11-27 --output "$model" >/dev/null

# Names of terms were written by hand, and where the data come from.
numbers() { sed -n '/^model:/,$p' "$1" | grep -E '[ {](id|cuts|at_least|n|[a-z_]+: "-?[0-9.]+")' | sed -E 's/ name: "[^"]*",//'; }
diff <(numbers "$root/rules/adolescent-placement.yaml") <(numbers "$model") || {
  echo "FAILED: the rule set has other numbers than the fit"
  exit 1
}
figure() { sed -n "s/^ *$1: \"\(.*\)\"/\1/p" "$model"; }
awk -v loss="$(figure log_loss)" -v kappa="$(figure quadratic_weighted_kappa)" -v score="$(figure ranked_probability_score)" \
  'BEGIN { exit !(loss < 0.984 && kappa > 0.672 && score < 0.378) }' || { echo "FAILED: R does better"; exit 1; }
echo "the same numbers; log loss $(figure log_loss), kappa $(figure quadratic_weighted_kappa), ranked probability score $(figure ranked_probability_score)"
