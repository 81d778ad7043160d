#!/bin/bash
# Sets up what "make" needs: system packages, .venv, pinned Python packages, compiled translations.
# Usage: setup.sh GROUP…   (groups of .ci/system-packages.txt). Does nothing, in a fraction of a second, when all is there.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

say() { printf '%s\n' "$*"; }
fail() { printf '%s\n' "$@" >&2; exit 1; }

# ---- system packages ----------------------------------------------------------------------------------------------

packages_of() { # names of the given groups
  awk -v groups=" $* " '
    /^\[/ { wanted = index(groups, " " substr($1, 2, length($1) - 2) " ") > 0; next }
    wanted && NF && $1 !~ /^#/ { print $1 }' .ci/system-packages.txt
}

missing_of() { # those of the given packages that are not installed
  local installed
  # Of packages it has never heard of dpkg-query says nothing but an error, which is the answer too.
  installed=" $(dpkg-query -W -f='${db:Status-Status}:${Package} ' "$@" 2>/dev/null || true)"
  local name
  for name in "$@"; do
    [[ "$installed" == *" installed:$name "* ]] || printf '%s ' "$name"
  done
}

as_root() {
  if [ "$(id -u)" = 0 ]; then env "$@"
  elif sudo -n true 2>/dev/null; then sudo -n env "$@"
  else sudo env "$@"; fi
}

may_become_root() {
  [ "$(id -u)" = 0 ] && return 0
  command -v sudo >/dev/null || return 1
  # With a terminal sudo can ask for the password; without one only where it needs none.
  sudo -n true 2>/dev/null || { [ -t 0 ] && [ -t 2 ]; }
}

system_packages() {
  local wanted missing
  mapfile -t wanted < <(packages_of "$@")
  if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    say "This is no Debian system: system packages are not checked. Needed are the counterparts of: ${wanted[*]}" >&2
    return 0
  fi
  missing=$(missing_of "${wanted[@]}")
  [ -n "$missing" ] || return 0
  if ! may_become_root; then
    fail "These system packages are missing and can only be installed by an administrator:" \
      "  $missing" \
      "ต้องให้ผู้ดูแลระบบติดตั้งแพ็กเกจข้างต้นก่อน แล้วสั่งอีกครั้ง  Ask for this, then run make again:" \
      "  apt-get install --no-install-recommends $missing"
  fi
  say "Installing system packages: $missing"
  local quiet=(DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300)
  as_root "${quiet[@]}" update || say "The package lists could not be refreshed; trying with the old ones." >&2
  # shellcheck disable=SC2086 # one word a package
  as_root "${quiet[@]}" install -y --no-install-recommends $missing ||
    fail "apt-get could not install: $missing"
}

# ---- Python -------------------------------------------------------------------------------------------------------

find_python() { # the first interpreter that is new enough and can make a virtual environment
  local candidate
  for candidate in ${PYTHON:+"$PYTHON"} python3 python3.11 python3.12 python3.13 python3.14 /usr/bin/python3; do
    if command -v "$candidate" >/dev/null &&
      "$candidate" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      command -v "$candidate"
      return 0
    fi
  done
  fail "Python 3.11 or newer with venv is needed; found: $(python3 --version 2>&1 || true)." \
    "ต้องใช้ Python 3.11 ขึ้นไป  Install it, or name it: make demo PYTHON=/path/to/python3.11"
}

fingerprint() { # of everything the environment is made from; a moved folder needs a new one too
  { cat constraints.txt pyproject.toml .ci/setup.sh; pwd -P; .venv/bin/python -VV 2>/dev/null; } | sha256sum | cut -c1-64
}

usable_environment() { # works, is new enough, and was not moved since it was made (its scripts hold its place)
  .venv/bin/python -c 'import pip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || return 1
  [ ! -f .venv/.vms-place ] || [ "$(cat .venv/.vms-place)" = "$(pwd -P)" ]
}

python_packages() {
  local stamp=.venv/.vms-packages
  if [ -x .venv/bin/python ] && [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$(fingerprint)" ]; then return 0; fi
  [ -w . ] || fail "This folder cannot be written to, and its .venv has to be made or renewed: $(pwd)"
  local python
  if ! usable_environment; then
    # Only an environment made here may be made again: another one may hold what somebody put there.
    if [ -e .venv ] && [ ! -f .venv/.vms-place ]; then
      fail "$(pwd)/.venv was not made by this script and cannot be used; move it away and start again."
    fi
    python=$(find_python)
    say "Making .venv with $python"
    "$python" -m venv --clear .venv || { rm -rf .venv; fail "The virtual environment could not be made with $python"; }
    pwd -P >.venv/.vms-place
  fi
  say "Installing Python packages (pinned in constraints.txt)"
  # The build back-end is pinned like everything else, so it is installed first and builds without a sandbox.
  .venv/bin/python -m pip install -q -c constraints.txt setuptools &&
    .venv/bin/python -m pip install -q --no-build-isolation --use-pep517 -c constraints.txt -e '.[dev,installer,postgresql]' ||
    fail "The Python packages could not be installed; see pip's message above."
  fingerprint >"$stamp"
}

# ---- translations -------------------------------------------------------------------------------------------------

translations() {
  local tool=resources/translations/update.py stamp=.venv/.vms-translations now
  [ -f "$tool" ] || return 0
  now=$(cat "$tool" resources/translations/*.ts | sha256sum)
  if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$now" ] && compgen -G 'resources/translations/*.qm' >/dev/null; then
    return 0
  fi
  .venv/bin/python "$tool" compile || fail "The translations could not be compiled."
  printf '%s\n' "$now" >"$stamp"
}

system_packages "$@"
python_packages
translations
