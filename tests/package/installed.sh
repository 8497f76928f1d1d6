#!/usr/bin/env bash
# Installs a build, moves what was installed, and builds users of it: with CMake's find_package and with pkg-config.
#   tests/package/installed.sh BUILD
set -euo pipefail
build=$(realpath "${1:?the build is missing: tests/package/installed.sh BUILD}")
source "$(dirname "${BASH_SOURCE[0]}")/users.sh"

DESTDIR='' cmake --install "$build" --prefix "$work/first" >/dev/null
mv "$work/first" "$work/moved"
moved=$work/moved
if grep -rIl -e "$work/first" -e "$build" "$moved"; then
  echo "FAILED: these files know where they were installed or built"
  exit 1
fi

cmake -S "$root/tests/package/found" -B "$work/found" -G Ninja -DCMAKE_PREFIX_PATH="$moved" -DRUNG_EXAMPLES="$root/examples" \
  -DCMAKE_BUILD_TYPE=Debug >"$work/found.log" || { cat "$work/found.log"; exit 1; }
cmake --build "$work/found" >"$work/found.log" || { cat "$work/found.log"; exit 1; }
check_users "$work/found" "$moved/bin/rung"

# A version or a component that there is not is refused, not ignored.
for wanted in "rung 0.2 CONFIG REQUIRED" "rung CONFIG REQUIRED COMPONENTS fhir"; do
  mkdir -p "$work/other"
  printf 'cmake_minimum_required(VERSION 3.20)\nproject(other LANGUAGES CXX)\nfind_package(%s)\n' "$wanted" >"$work/other/CMakeLists.txt"
  if cmake -S "$work/other" -B "$work/other/build" -DCMAKE_PREFIX_PATH="$moved" >/dev/null 2>&1; then
    echo "FAILED: find_package($wanted) was taken"
    exit 1
  fi
done

pkg_config=$(command -v pkg-config || command -v pkgconf) || { echo "pkg-config is missing; CMake's part passed"; exit 0; }
folder=$(dirname "$(find "$moved" -name rung.pc)")
export PKG_CONFIG_PATH=$folder LD_LIBRARY_PATH=${folder%/pkgconfig}
mkdir "$work/plain"
read -ra flags < <("$pkg_config" --cflags --libs rung)
"${CXX:-c++}" -std=c++20 "$root/examples/recommend.cpp" "${flags[@]}" -o "$work/plain/in_cpp"
read -ra flags < <("$pkg_config" --cflags --libs rung-c)
"${CC:-cc}" -std=c99 -pedantic-errors "$root/examples/embed/recommend.c" "${flags[@]}" -o "$work/plain/in_c"
check_users "$work/plain" "$moved/bin/rung"
