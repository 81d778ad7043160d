#!/usr/bin/env bash
# Makes everything the project needs on a fresh machine; does nothing, in a moment, when it is all there.
set -euo pipefail
cd "$(dirname "$0")/.."

python=${PYTHON:-python3}
venv=.venv

missing_packages() {
    local package
    while read -r package; do
        dpkg-query -W -f '${db:Status-Abbrev}' "$package" 2>/dev/null | grep -q '^ii' || echo "$package"
    done < <(grep -vE '^(#|$)' .ci/system-packages.txt)
}

install_system_packages() {
    command -v dpkg-query >/dev/null || { echo "set-up: not a Debian system; needed are the programs and libraries of .ci/system-packages.txt" >&2; return 0; }
    local missing sudo=()
    mapfile -t missing < <(missing_packages)
    [ ${#missing[@]} -eq 0 ] && return 0
    if [ "$(id -u)" -ne 0 ]; then
        if command -v sudo >/dev/null && { sudo -n true 2>/dev/null || [ -t 0 ]; }; then
            sudo=(sudo)
        else
            printf 'set-up: these packages are missing and cannot be installed without root or sudo:\n  %s\nInstall them:  apt-get install --no-install-recommends %s\n' \
                "${missing[*]}" "${missing[*]}" >&2
            return 1
        fi
    fi
    echo "set-up: installing ${missing[*]}"
    "${sudo[@]}" apt-get update -qq
    "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

make_environment() {
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null ||
        { echo "set-up: Python 3.11 or newer is needed (found: $("$python" --version 2>&1 || echo none)); set PYTHON to one" >&2; return 1; }
    local wanted
    wanted=$( { cat pyproject.toml constraints.txt .ci/setup.sh; pwd; "$python" --version; } | sha256sum | cut -d' ' -f1)
    [ "$(cat $venv/.made-from 2>/dev/null || true)" = "$wanted" ] && return 0
    echo "set-up: making $venv"
    # A virtual environment made for another folder or Python would run the wrong program.
    "$python" -m venv --clear $venv
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check -c constraints.txt setuptools
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check -c constraints.txt --no-build-isolation -e '.[dev]'
    echo "$wanted" > $venv/.made-from
}

compile_translations() {
    "$venv/bin/python" resources/translations/update.py compile
}

install_system_packages
make_environment
compile_translations
