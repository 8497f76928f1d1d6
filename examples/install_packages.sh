# Sourced by the scripts that build. install_packages NAME... installs from Debian what is missing of the packages named,
# and touches neither the network nor the system when nothing is.

# What rung is built with and from.
build_packages=(
  g++ cmake ninja-build
  libboost1.81-dev libboost-program-options1.81-dev libyaml-cpp-dev libssl-dev libutf8proc-dev libeigen3-dev zlib1g-dev
)

install_packages() {
  local name missing=() as_root=()
  for name in "$@"; do
    [[ $(dpkg-query --show --showformat='${db:Status-Status}' "$name" 2>/dev/null) == installed ]] || missing+=("$name")
  done
  ((${#missing[@]})) || return 0

  if ((EUID != 0)); then
    if ! command -v sudo >/dev/null; then
      echo "These packages are missing, and only root can install them: ${missing[*]}" >&2
      return 1
    fi
    as_root=(sudo)
  fi
  as_root+=(env DEBIAN_FRONTEND=noninteractive)
  echo "Installing from Debian: ${missing[*]}" >&2
  "${as_root[@]}" apt-get update -qq >&2
  "${as_root[@]}" apt-get install -qq --yes --no-install-recommends -o Dpkg::Use-Pty=0 "${missing[@]}" >/dev/null
}
