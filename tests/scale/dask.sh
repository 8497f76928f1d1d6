#!/usr/bin/env bash
# rung under Dask.distributed with two workers, of which one is killed half-way: the bytes must be those of one run.
#   tests/scale/dask.sh RUNG
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
rung=${1:?the program is missing: tests/scale/dask.sh RUNG}

python=""
for one in python3 /usr/bin/python3; do  # Debian's packages are for its own
  if "$one" -c "import distributed" 2>/dev/null; then python=$one && break; fi
done
if [[ -z $python ]]; then
  echo "skipped: there is no python3-distributed"
  exit 77
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for ((i = 0; i < 3000; ++i)); do
  if ((i % 50 == 7)); then
    echo "{\"id\": \"broken-$i"
  else
    echo "{\"rung_case\":1,\"id\":\"c$i\",\"population\":\"adult\",\"answers\":{\"functioning.work\":$((i % 5)),\"risk.self_injury\":$((i % 7 % 5))}}"
  fi
done >"$work/cases.ndjson"

"$rung" batch "$work/cases.ndjson" --detail reasons >"$work/alone.ndjson" 2>/dev/null
timeout 240 "$python" "$root/examples/scale/with_dask.py" "$rung" "$work/cases.ndjson" "$work/spread.ndjson" --kill --block 8192 \
  --detail reasons 2>"$work/errors" || { cat "$work/errors"; exit 1; }
grep -q "^killing worker" "$work/errors"
[[ $(wc -l <"$work/spread.ndjson") -eq 3000 ]]
cmp "$work/alone.ndjson" "$work/spread.ndjson"
echo "3000 records, byte-identical"
