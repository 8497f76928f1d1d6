#!/usr/bin/env bash
# Totals that stand beside the answers in tables of real people, against those that rung makes of the same answers:
# 39,467 PHQ-9 of NHANES and 164 with one or two items missing, 2,177 PHQ-9 of two studies with their published score,
# and 1,439 CES-D of the HELP study with its own score.
#   tests/real/scores.sh PROGRAM [DATA]     PROGRAM: rung_score_tables; DATA: the folder of the tables
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
program=${1:?the program is missing: tests/real/scores.sh PROGRAM [DATA]}
data=${2:-${RUNG_SHARED_DATA:-../shared/data}}
[[ $data == /* ]] || data=$root/$data

if [[ ! -r $data/nhanes_phq9.csv.gz || ! -r $data/phq9_brighten_perla.csv || ! -r $data/help_full.csv.gz ]]; then
  echo "skipped: there are no tables in $data"
  exit 0
fi

failed=0
gzip -dc "$data/nhanes_phq9.csv.gz" | "$program" nhanes || failed=1
"$program" brighten <"$data/phq9_brighten_perla.csv" || failed=1
gzip -dc "$data/help_full.csv.gz" | "$program" help || failed=1
exit "$failed"
