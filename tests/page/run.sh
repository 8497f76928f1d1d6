#!/usr/bin/env bash
# Holds the pages of `rung recommend --format html` to an HTML validator and, in headless Chromium, to an accessibility
# checker: every example case, all examples on one page, a comparison of two cases, and a payer's rules beside one; and
# those of `rung fit` and `rung judge`.
#   tests/page/run.sh RUNG     RUNG: the program
#   RUNG_PAGE_DIR=DIR          where the npm packages and the pages go, build/page when not said
# Exit status: 0 nothing was found, 1 something was, 77 skipped since Chromium, npm or its packages cannot be had here.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
work=${RUNG_PAGE_DIR:-$root/build/page}
rung=$(realpath "$1")

skip() {
  echo "skipped: $1" >&2
  exit 77
}

source "$root/examples/install_packages.sh"
command -v chromium >/dev/null || install_packages chromium fonts-dejavu-core || skip "apt-get cannot install chromium"
if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
  install_packages nodejs npm || skip "nodejs and npm are missing and apt-get cannot install them"
fi
node=$(node --version)
[[ $node =~ ^v([0-9]+) ]] && ((BASH_REMATCH[1] >= 20)) || skip "nodejs 20 or later is needed, and here is $node"

mkdir -p "$work"
cp "$here/check.mjs" "$here/package.json" "$work/"
cd "$work"
npm ls >/dev/null 2>&1 || npm install --no-audit --no-fund --no-package-lock --silent ||
  skip "npm cannot install what package.json names"

rm -f ./*.html
mapfile -t cases < <(find "$root/examples/cases" -type f ! -name '*faults*' | sort)
for file in "${cases[@]}"; do
  name=$(basename "$file")
  "$rung" recommend --format html --output "${name%.*}.html" "$file"
done
"$rung" recommend --format html --output all.html "${cases[@]}"
"$rung" recommend --format html --output since.html --since "$root/examples/cases/09-hold-until-steady.yaml" \
  "$root/examples/cases/10-step-down-to-iop.yaml"
"$rung" recommend --format html --output payer.html --also medicare-us \
  "$root/examples/other-rule-sets/what-medicare-asks.yaml"
# The pages of the scoring model, on people who never lived.
placements=$root/examples/placements
fit=(fit "$placements/placements.csv" --map "$placements/map.yaml" --levels weekly,iop,php,residential
  --terms 'symptoms, impairment, alone, plan' --candidates pairs --partial auto --criterion bic --coverage 0.8 --by site)
"$rung" "${fit[@]}" --format html --output model.yaml >fit.html
{ cat "$placements/rules-before-model.yaml" model.yaml; echo "  climb_when: 0.5"; } >rules.yaml
"$rung" judge rules.yaml "$placements/placements.csv" --map "$placements/map.yaml" --by site --format html >judge.html
# All are held to the standard; those that differ most in what they show are looked at in the browser too.
node check.mjs "$(command -v chromium)" since.html payer.html fit.html judge.html 02-*.html 06-*.html 12-*.html 18-*.html -- ./*.html
