#!/usr/bin/env bash
# Everything that must hold: style, types, import contracts, translations, tests. Ends with a line of counts.
# Usage: test.sh [lint]   (lint: without the tests). Full output of every step lies in build/test/.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
bin=.venv/bin
out=build/test
mkdir -p "$out" || exit 1
started=$SECONDS
passed=0 failed=0 skipped=0
# The tests start the program some hundred times: without compiled modules each start takes half a second longer.
unset PYTHONDONTWRITEBYTECODE

verdict() { # name, exit code, seconds, lines of its log to show when it failed, remark
  if [ "$2" -eq 0 ]; then
    printf 'ok    %-13s %4d s  %s\n' "$1" "$3" "${5:-}"
  else
    printf 'FAIL  %-13s %4d s  %s\n' "$1" "$3" "${5:-}"
    tail -n "$4" "$out/$1.log"
  fi
}

check() { # name, command…: counts as one
  local name=$1 since=$SECONDS code=0
  shift
  "$@" >"$out/$name.log" 2>&1 || code=$?
  if [ $code -eq 0 ]; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
  verdict "$name" $code $((SECONDS - since)) 60
}

declare -A running since_start
begin() { # name, pytest's arguments…: starts a suite, which goes on beside what follows
  local name=$1
  shift
  rm -f "$out/$name.xml"
  "$bin/python" -m pytest -q -ra --durations=10 --junitxml="$out/$name.xml" "$@" >"$out/$name.log" 2>&1 &
  running[$name]=$! since_start[$name]=$SECONDS
}

finish() { # name: waits for the suite; counts as many tests as it ran
  local name=$1 code=0 counts ok bad left_out
  wait "${running[$name]}" || code=$?
  counts=$("$bin/python" .ci/count_tests.py "$out/$name.xml" 2>/dev/null) || counts="0 0 0"
  read -r ok bad left_out <<<"$counts"
  # A run that broke off counts as a failure even where every test it came to passed.
  if [ $code -ne 0 ] && [ "$bad" -eq 0 ]; then bad=1; fi
  passed=$((passed + ok)) failed=$((failed + bad)) skipped=$((skipped + left_out))
  verdict "$name" $code $((SECONDS - ${since_start[$name]})) 120 "$ok passed, $bad failed, $left_out skipped"
}

check style "$bin/ruff" check .
check format "$bin/ruff" format --check .
if [ "${1:-}" = lint ]; then
  check types "$bin/python" -m mypy
  check imports "$bin/lint-imports"
  check translations "$bin/python" resources/translations/update.py check
else
  # Two processors, three rows that end together: types, rules, services and what waits for commands, databases and logs;
  # what draws; what waits for pictures in real time, with any folder named nowhere here. What measures time on a screen
  # comes last, when the machine is its own.
  commands=(access_log cameras doctor people project recorders requests review)
  windows=(forms ui_evidence ui_masking ui_pages ui_people ui_playback ui_requests ui_shell ui_wall desk recording storage)
  streams=()
  for folder in tests/integration/*/; do
    name=$(basename "$folder")
    case " ${commands[*]} ${windows[*]} video __pycache__ " in *" $name "*) ;; *) streams+=("$name") ;; esac
  done
  # Their pictures have to keep to a clock.
  played=(tests/integration/evidence_viewer/test_viewer_{plays,of_an_export,real_clips}.py)
  begin streams "${streams[@]/#/tests/integration/}" "${played[@]/#/--ignore=}"
  begin windows "${windows[@]/#/tests/integration/}"
  check types "$bin/python" -m mypy
  check imports "$bin/lint-imports"
  check translations "$bin/python" resources/translations/update.py check
  # Without Qt: a widget that slips into a rule or a service fails here.
  VMS_WITHOUT_QT=1 begin unit -p no:pytest-qt tests/unit
  finish unit
  begin commands "${commands[@]/#/tests/integration/}"
  finish commands
  finish windows
  finish streams
  # They wait for the most part, so three at once are no burden to one another; a browser that plays fast wants all.
  begin codecs tests/integration/video/test_codecs_on_screen.py
  begin leaps tests/integration/video/test_footage_on_screen.py
  begin players tests/integration/video --ignore-glob='*_on_screen.py'
  finish codecs
  finish leaps
  finish players
  begin viewer "${played[@]}"
  finish viewer
fi

printf 'time: %d s\n' $((SECONDS - started))
printf '%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
[ "$failed" -eq 0 ]
