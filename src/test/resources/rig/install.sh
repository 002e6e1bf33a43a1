#!/bin/bash
# install.sh UNIT_DIR : run inside, before a package is installed for real: lets dpkg and rpm write all that
# they want, on layers over the folders of this machine, which keeps what it has.
set -eu
mkdir /run/layers; mount -t tmpfs layers /run/layers
cd /
for folder in etc usr/lib/sysusers.d usr/lib/tmpfiles.d usr/libexec usr/share var; do
  layer=/run/layers/${folder//\//-}
  mkdir -p "$layer/upper" "$layer/work" "/$folder"
  mount -t overlay overlay -o "lowerdir=/$folder,upperdir=$layer/upper,workdir=$layer/work" "/$folder"
done
mount --bind "$1" /etc/systemd/system
[ ! -e /run/machine-id ] || cat /run/machine-id > /etc/machine-id
# What forbids the packages of a container to start anything.
[ ! -e /usr/sbin/policy-rc.d ] || mount --bind /dev/null /usr/sbin/policy-rc.d
