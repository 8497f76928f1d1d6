#!/usr/bin/env bash
# Holds fits to those of R: coefficients, cuts and standard errors of ordinal::clm and MASS::polr, on made-up placements
# and, where the tables are, on published ones.
#   tests/peers/run.sh RUNG [DATA]     RUNG: the program; DATA: the folder of the tables
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
rung=${1:?the program is missing: tests/peers/run.sh RUNG [DATA]}
data=${2:-${RUNG_SHARED_DATA:-../shared/data}}
[[ $data == /* ]] || data=$here/../../$data

if ! command -v Rscript >/dev/null; then
  echo "skipped: R is not installed (r-base-core r-cran-ordinal r-cran-mass)"
  exit 0
fi
for package in ordinal MASS; do
  Rscript -e "quit(status = !requireNamespace('$package', quietly = TRUE))" >/dev/null 2>&1 ||
    { echo "skipped: R has no package $package (r-cran-${package,,})"; exit 0; }
done
[[ -r $data/aps.csv ]] || echo "only made-up placements are fitted: there are no tables in $data"
Rscript "$here/fits.R" "$rung" "$data"
