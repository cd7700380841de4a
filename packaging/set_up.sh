#!/usr/bin/env bash
# Makes a checkout ready: system libraries, virtual environment, pinned packages, compiled bytecode.
#   packaging/set_up.sh run    what the program needs
#   packaging/set_up.sh test   that, and what the tests and the checks need
set -euo pipefail
cd "$(dirname "$0")/.."
what=${1:-run}
venv=${BRIEFER_VENV:-.venv}

run_packages=(
  python3-venv libgl1 libegl1 libfontconfig1 libxkbcommon0 libdbus-1-3 libglib2.0-0
  libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxkbcommon-x11-0
  fonts-inter fonts-noto-core fonts-crosextra-carlito
)
test_packages=(xvfb xauth gnome-keyring dbus strace procps git)

say() { printf '%s\n' "$*" >&2; }

find_python() {
  local candidate
  for candidate in ${PYTHON:-} python3.11 python3.12 python3.13 python3.14 python3 /usr/bin/python3; do
    if command -v "$candidate" >/dev/null 2>&1 &&
      "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      command -v "$candidate"
      return
    fi
  done
  say "Python 3.11 or newer is needed. Install it, or name it: make run PYTHON=/path/to/python3.11"
  exit 1
}

install_system_packages() {
  local wanted=("${run_packages[@]}") missing=() name
  [ "$what" = test ] && wanted+=("${test_packages[@]}")
  if ! command -v apt-get >/dev/null 2>&1; then
    say "Not a Debian system: the libraries of Qt's platform plugin must be installed already (see README.md)."
    return
  fi
  for name in "${wanted[@]}"; do
    dpkg-query -W -f='${Status}' "$name" 2>/dev/null | grep -q 'ok installed' || missing+=("$name")
  done
  [ "${#missing[@]}" -eq 0 ] && return
  local sudo=()
  if [ "$(id -u)" != 0 ]; then
    if ! command -v sudo >/dev/null 2>&1; then
      say "These system packages are missing: ${missing[*]}. Install them as root, then try again."
      exit 1
    fi
    sudo=(sudo)
  fi
  say "Installing system packages: ${missing[*]}"
  "${sudo[@]}" apt-get update -q >&2
  "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}" >&2
}

install_python_packages() {
  local python lock=requirements.lock
  python=$(find_python)
  [ "$what" = test ] && lock=requirements-dev.lock
  if [ ! -x "$venv/bin/python" ] || ! "$venv/bin/python" -m pip --version >/dev/null 2>&1; then
    say "Making the virtual environment $venv with $python"
    "$python" -m venv --clear "$venv"
  fi
  say "Installing the pinned Python packages"
  "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-input --compile \
    --require-hashes --requirement "$lock"
}

link_checkout() {
  local packages
  packages=$("$venv/bin/python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
  pwd >"$packages/briefer-checkout.pth"
  printf '#!/bin/sh\nexec "$(dirname "$0")/python" -m briefer "$@"\n' >"$venv/bin/briefer"
  chmod +x "$venv/bin/briefer"
  "$venv/bin/python" -m compileall -q briefer
}

install_system_packages
install_python_packages
link_checkout
