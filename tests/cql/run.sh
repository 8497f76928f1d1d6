#!/usr/bin/env bash
# Holds the rules of rung to another reader of them: exports the built-in rule sets as CQL, has the official translator
# read them without a complaint, and runs cql-execution beside rung over every example case and over made-up ones.
#   tests/cql/run.sh [RUNG]     RUNG: the program; without it, a release build is made
#   CASES=N                     made-up cases for each rule set, 200 when not said
#   RUNG_CQL_DIR=DIR            where the npm packages and the results go, build/cql when not said
# Exit status: 0 all agree, 1 something disagrees, 77 skipped since npm or its packages cannot be had here.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
work=${RUNG_CQL_DIR:-$root/build/cql}
cases=${CASES:-200}

skip() {
  echo "skipped: $1" >&2
  exit 77
}

source "$root/examples/install_packages.sh"
if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
  install_packages nodejs npm || skip "nodejs and npm are missing and apt-get cannot install them"
fi
node=$(node --version)
[[ $node =~ ^v([0-9]+) ]] && ((BASH_REMATCH[1] >= 18)) || skip "nodejs 18 or later is needed, and here is $node"

mkdir -p "$work"
if [[ -n ${1:-} ]]; then
  rung=$(realpath "$1")
else
  install_packages "${build_packages[@]}"
  (cd "$root" && cmake --preset release && cmake --build --preset release --parallel "$(nproc)") >"$work/build.log"
  rung=$root/build/release/rung
fi

# Modules are looked for beside the scripts that ask for them, and none belongs into the source tree.
cp "$here"/*.mjs "$here/package.json" "$work/"
cd "$work"
npm ls >/dev/null 2>&1 || npm install --no-audit --no-fund --no-package-lock --silent ||
  skip "npm cannot install what package.json names"

# Recommends for all cases but those that are faulty on purpose; each goes to the rule set it was decided by.
recommend() {
  local output=$1
  shift
  "$rung" recommend --format json "$@" >"$output" || { echo "FAILED: a case was refused" >&2; exit 1; }
}
mapfile -t examples < <(find "$root/examples/cases" -type f ! -name '*faults*' | sort)
recommend examples.jsonl "${examples[@]}"
recommend eight.jsonl --rules eight-domain-stepped-care "$root/examples/other-rule-sets/eight-ratings.yaml"
cat eight.jsonl >>examples.jsonl

failed=0
for rules in adult adolescent eight-domain-stepped-care; do
  echo "$rules"
  "$rung" rules "$rules" --as cql >"$rules.cql"
  rm -rf "$rules-cases" && mkdir "$rules-cases"
  node generate.mjs "$root/rules/$rules.yaml" "$rules-cases" "$cases"
  recommend "$rules-generated.jsonl" --rules "$rules" "$rules-cases"/*.json
  grep -F "\"rule_set\":{\"id\":\"$rules\"" examples.jsonl >"$rules-examples.jsonl"
  node compare.mjs "$rules.cql" "$rules-examples.jsonl" "$rules-generated.jsonl" || failed=1
done
exit "$failed"
