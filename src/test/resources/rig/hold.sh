#!/bin/bash
# hold.sh STATE_DIR : boots, says so in one line, and stops the manager when its standard input ends:
# however the starter dies, the pipe ends and nothing is left behind. Exit codes as of boot.sh and stop.sh.
HERE=$(cd "$(dirname "$0")" && pwd)
"$HERE/boot.sh" "$1" < /dev/null || exit $?
trap '' HUP INT TERM
cat > /dev/null
exec "$HERE/stop.sh" "$1"
