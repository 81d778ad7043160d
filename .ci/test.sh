#!/usr/bin/env bash
# Everything that must hold: lint, types, architecture, translations, tests. Ends with a line of counts.
set -uo pipefail
cd "$(dirname "$0")/.."
bin=.venv/bin
out=build/test
mkdir -p "$out"
started=$(date +%s)
passed=0 failed=0 skipped=0

check() {
    local name=$1; shift
    if "$@" >"$out/$name.log" 2>&1; then
        echo "ok    $name"; passed=$((passed + 1))
    else
        echo "FAIL  $name"; tail -n 60 "$out/$name.log"; failed=$((failed + 1))
    fi
}

tests() {
    local name=$1; shift
    "$@" --junitxml="$out/$name.xml" >"$out/$name.log" 2>&1
    local code=$?
    local counts
    counts=$("$bin/python" .ci/count_tests.py "$out/$name.xml") || counts="0 1 0"
    read -r p f s <<<"$counts"
    passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
    if [ $code -ne 0 ] && [ "$f" -eq 0 ]; then failed=$((failed + 1)); fi
    [ $code -eq 0 ] && echo "ok    $name ($p passed, $s skipped)" || { echo "FAIL  $name"; tail -n 80 "$out/$name.log"; }
}

check lint "$bin/ruff" check .
check format "$bin/ruff" format --check .
check types "$bin/mypy"
check imports "$bin/lint-imports"
check translations "$bin/python" resources/translations/update.py check
# The core is tested without Qt: a widget that slips into a service would fail here.
tests unit-core env VMS_WITHOUT_QT=1 "$bin/python" -m pytest -q tests/unit/domain tests/unit/services tests/unit/wall
tests unit "$bin/python" -m pytest -q tests/unit
tests integration "$bin/python" -m pytest -q tests/integration

echo "time: $(( $(date +%s) - started )) s"
echo "$passed passed, $failed failed, $skipped skipped"
[ $failed -eq 0 ]
