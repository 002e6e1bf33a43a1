#!/bin/bash
# boot.sh STATE_DIR [UNIT_DIR]
# Boots a private, REAL systemd (--system) as pid 1 of its own pid/mount/cgroup/ipc/uts namespaces.
# Needs: root, util-linux, the package `systemd`, a mounted cgroup2 hierarchy (hybrid is enough).
# No D-Bus daemon, no systemd-container, nothing outside STATE_DIR and one cgroup2 sub-group is written.
#   STATE_DIR/units     bound at /etc/systemd/system inside (copied from UNIT_DIR; write new units here later)
#   STATE_DIR/cgroup    the sub-group that holds everything the manager runs; `echo 1 > cgroup.kill` ends it all
#   STATE_DIR/pid       host pid of the inner pid 1 (for nsenter only)
# then:  in.sh STATE_DIR systemctl ...        stop.sh STATE_DIR
# exit: 0 booted, 77 this machine cannot (no root / no cgroup2 / no systemd), 1 it did not come up
set -eu
skip() { echo "boot.sh: $*" >&2; exit 77; }
[ "$(id -u)" = 0 ] || skip "needs root"
[ -x /lib/systemd/systemd ] || skip "no /lib/systemd/systemd"
CG2=$(awk '$3=="cgroup2"{print $2; exit}' /proc/mounts); [ -n "$CG2" ] || skip "no cgroup2 hierarchy is mounted"
mkdir -p "$1"; S=$(cd "$1" && pwd); HERE=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$S/units" "$S/base"; rm -f "$S/pid"
[ -z "${2:-}" ] || cp -a "$2/." "$S/units/"
# the base: the stock targets the default dependencies name, and journald; copied as they are
UP=/lib/systemd/system
for u in basic sysinit shutdown umount final exit multi-user local-fs remote-fs timers sockets paths slices \
         network network-online network-pre time-sync nss-lookup syslog; do
  [ ! -e $UP/$u.target ] || cp -L $UP/$u.target "$S/base/"
done
for u in systemd-journald.service systemd-journald.socket systemd-exit.service; do cp -L $UP/$u "$S/base/"; done
mkdir -p "$S/base/sockets.target.wants"
ln -sf ../systemd-journald.socket "$S/base/sockets.target.wants/"
unshare --fork --pid --mount --cgroup --ipc --uts true 2>/dev/null || skip "may not make namespaces"
CG="$CG2/unitgen.$$"; mkdir "$CG" 2>/dev/null || skip "cannot make a group in $CG2"
[ -e "$CG/cgroup.kill" ] || { rmdir "$CG"; skip "no cgroup.kill (Linux 5.14): the manager could not be ended"; }
echo "$CG" > "$S/cgroup"
cd /
(
  echo $BASHPID > "$CG/cgroup.procs"     # before unshare: makes $CG the root of the cgroup namespace
  exec unshare --fork --pid --mount --cgroup --ipc --uts --propagation private /bin/bash "$HERE/inner.sh" "$S"
) < /dev/null > "$S/boot.log" 2>&1 &
OUTER=$!
for i in $(seq 1 1000); do
  P=; read -r P _ < /proc/$OUTER/task/$OUTER/children 2>/dev/null || :   # no newline at its end: read says 1
  [ -z "$P" ] || [ ! -S "/proc/$P/root/run/systemd/private" ] || { echo "$P" > "$S/pid"; break; }
  kill -0 $OUTER 2>/dev/null || break
  sleep 0.01
done
if [ -s "$S/pid" ]; then
  state=$("$HERE/in.sh" "$S" timeout 30 systemctl is-system-running --wait || true)
  echo "booted: inner pid 1 is $P, state: $state"
else
  echo "boot.sh: the manager did not come up:" >&2; cat "$S/boot.log" >&2; "$HERE/stop.sh" "$S"; exit 1
fi
