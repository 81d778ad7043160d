#!/usr/bin/env bash
# Builds dist/vms-desktop and tries the finished bundle: its own libVLC, its children, the whole demonstration.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
python=.venv/bin/python
bundle=dist/vms-desktop
log=build/installer
mkdir -p "$log"

echo "building $bundle (about a minute)"
"$python" -m PyInstaller --noconfirm --log-level WARN --distpath dist --workpath build/pyinstaller \
  build_installer.spec >"$log/pyinstaller.log" 2>&1 || { tail -n 40 "$log/pyinstaller.log"; exit 1; }
"$python" .ci/licences.py "$bundle"

# libVLC reads a list of its plugins instead of opening each; it must be made for the copies.
cache=$(find /usr/lib -name vlc-cache-gen -print -quit 2>/dev/null || true)
[ -z "$cache" ] || LD_LIBRARY_PATH="$PWD/$bundle/_internal" "$cache" "$PWD/$bundle/_internal/vlc/plugins"

echo "trying it, away from the sources and their Python"
tried=$(mktemp -d "${TMPDIR:-/tmp}/vms ทดลอง.XXXXXX")
trap 'rm -rf "$tried"' EXIT
cp -a "$bundle" "$tried/"
cd "$tried"
unset PYTHONPATH VIRTUAL_ENV
PATH=/usr/bin:/bin ./vms-desktop/vms-desktop doctor --language en --data-dir "$tried/data"
PATH=/usr/bin:/bin VMS_CACHE_DIR="$tried/cache" ./vms-desktop/vms-desktop demo --story --language en --output "$tried/demo"
cd - >/dev/null
rm -rf build/installer-demo
cp -a "$tried/demo" build/installer-demo
echo "$bundle works ($(du -sh "$bundle" | cut -f1)); pictures of the trial: build/installer-demo"
