#!/bin/sh
# Starts a worker of the benchmark, and stops it when asked to.
set -eu
number=${1:?number of the worker}
mask=${2:-022}
greeting='good morning'

fail() {
  echo "worker $number: $*" >&2
  exit 1
}

folder=/tmp
[ -d "$folder" ] || fail "$folder does not exist"
cd "$folder"
umask "$mask" || fail "invalid mask $mask"
export LC_ALL=C.UTF-8
export NUMBER="$number" GREETING="$greeting"

for signal in TERM INT HUP; do
  trap 'kill "$child"' "$signal"
done

/bin/sleep "$number" &
child=$!
wait "$child" || fail "ended with status $?"
echo "worker $number has ended"
