#!/usr/bin/env bash
# How long `rung prove` takes in full, beside z3 on the same questions.
#   prove.sh PROGRAM MADE_UP.yaml     PROGRAM is rung_prove_speed
# Exit status 1 when a limit of README.md is passed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
status=0
"$1" "$2" "$folder" || status=$?
if ! command -v z3 >/dev/null; then
  echo "z3 is not installed, so nothing stands beside" >&2
  exit "$status"
fi
TIMEFORMAT='%U'
for file in "$folder"/*.smt2; do
  seconds=$({ time timeout 600 z3 "$file" >"$file.answers"; } 2>&1 || true)
  printf '%-28s %8.0f ms by z3, %d answers, %d unknown\n' "$(basename "$file" .smt2)" \
    "$(awk -v s="$seconds" 'BEGIN { print s * 1000 }')" "$(wc -l <"$file.answers")" "$(grep -c unknown "$file.answers" || true)"
done
exit "$status"
