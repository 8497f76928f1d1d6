#!/usr/bin/env bash
# The C interface against that of the last release (the last tag v*), by abidiff: nothing that was there may go or change.
#   tests/package/abi.sh [TAG]
# Exit status: 0 compatible, 1 not, 77 skipped since there is no release yet or abidiff cannot be had here.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/users.sh"
source "$root/examples/install_packages.sh"

skip() {
  echo "skipped: $1" >&2
  exit 77
}
tag=${1:-$(git -C "$root" describe --tags --abbrev=0 --match 'v*' 2>/dev/null)} || skip "there is no release to compare with"
git -C "$root" cat-file -e "$tag:include/rung/rung.h" 2>/dev/null || skip "$tag had no C interface"
command -v abidiff >/dev/null || install_packages abigail-tools || skip "apt-get cannot install abigail-tools"

mkdir "$work/then"
git -C "$root" archive "$tag" | tar -x -C "$work/then"
ln -s "$root" "$work/now"
for which in then now; do
  cmake -S "$work/$which/" -B "$work/build-$which" -G Ninja -DCMAKE_BUILD_TYPE=Debug -DCMAKE_UNITY_BUILD=ON \
    -DRUNG_BUILD_TESTS=OFF -DRUNG_BUILD_CLI=OFF -DRUNG_BUILD_EXAMPLES=OFF >"$work/log" &&
    cmake --build "$work/build-$which" --target rung_c >"$work/log" || { cat "$work/log"; exit 1; }
done
abi_version() { sed -n 's/^#define RUNG_ABI_VERSION //p' "$work/$1/include/rung/rung.h"; }
if [[ $(abi_version then) != "$(abi_version now)" ]]; then
  echo "RUNG_ABI_VERSION was $(abi_version then) in $tag and is $(abi_version now): nothing is promised between them"
  exit 0
fi
# Additions are allowed. Structs that begin with their size may grow at the end, which abidiff reports: whoever has looked at
# such a change writes it into abi.abignore. With --headers-dir it would pass over types of <stdint.h> as nobody's.
abidiff --suppressions "$root/tests/package/abi.abignore" --no-added-syms "$work"/build-{then,now}/src/librung_c.so
