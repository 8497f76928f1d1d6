#!/usr/bin/env bash
# rung inside another project, by add_subdirectory, once as shared libraries and once all static; what that project then
# installs is tested like any other install.
#   tests/package/inside.sh                     builds, which takes minutes
#   tests/package/inside.sh --only-configure    looks only at what would be built
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/users.sh"

configure() {
  cmake -S "$root/tests/package/inside" -B "$work/build" -G Ninja -DRUNG_SOURCE="$root" -DCMAKE_UNITY_BUILD=ON "$@" \
    >"$work/log" || { cat "$work/log"; exit 1; }
}
configure
targets=$(ninja -C "$work/build" -t targets all | sed -n 's/^\([^:/]*\): .*/\1/p' | grep -E '^(rung|example|in_)' | LC_ALL=C sort | tr '\n' ' ')
if [[ $targets == *rung_tests* || $targets == *example_* || $targets == *rung_cli* || $targets != *"in_c "* ]]; then
  echo "FAILED: these targets are in another project: $targets"
  exit 1
fi
[[ ${1:-} != --only-configure ]] || exit 0

for shared in ON OFF; do
  configure -DRUNG_BUILD_CLI=ON -DRUNG_INSTALL=ON -DBUILD_SHARED_LIBS=$shared -DRUNG_C_SHARED=$shared
  cmake --build "$work/build" --parallel "$(nproc)" >"$work/log" || { cat "$work/log"; exit 1; }
  check_users "$work/build" "$(find "$work/build" -name rung -type f -perm -u+x)"
  "$root/tests/package/installed.sh" "$work/build"
  [[ $shared == ON ]] || continue
  "$root/tests/embed/symbols.sh" "$work/build/rung/src/librung_c.so"
  if nm --dynamic --defined-only --demangle "$work/build/rung/src/librung.so" | grep -v 'rung::' | grep -v ' A '; then
    echo "FAILED: librung.so exports these, which are not in namespace rung"
    exit 1
  fi
done
