#!/usr/bin/env bash
# The symbols of the C library against its header and against the committed list, from which nothing may vanish.
#   tests/embed/symbols.sh LIBRUNG_C
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
library=${1:?the library is missing: tests/embed/symbols.sh LIBRUNG_C}

header=$here/../../include/rung/rung.h
declared=$(grep -v '^ \*' "$header" | tr '\n' ' ' | grep -oE 'RUNG_API [^;]*;' | grep -oE 'rung_[a-z0-9_]+\(' | tr -d '(' | LC_ALL=C sort)
listed=$(grep -v '^#' "$here/symbols.txt")
exported=$listed
if [[ $library == *.so* ]]; then  # the static library has no list of its own
  exported=$(nm --dynamic --defined-only --format=posix "$library" | awk '$2 != "A" {sub(/@.*/, "", $1); print $1}' |
    LC_ALL=C sort)
fi

failed=0
diff <(echo "$declared") <(echo "$exported") || { echo "FAILED: < declared in rung/rung.h, > exported"; failed=1; }
diff <(echo "$listed") <(echo "$exported") || { echo "FAILED: < listed in symbols.txt, > exported"; failed=1; }
exit "$failed"
