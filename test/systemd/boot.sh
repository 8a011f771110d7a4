#!/bin/bash
# Boots this machine's systemd once more, beside what runs: in namespaces of its own, on a copy of the root file system whose changes
# stay in memory, with the files of FOLDER/files over it. None of this machine's services is started. As root: `boot.sh FOLDER`.
# Whoever kills it ends all of it; the control group FOLDER/groups lists is left.
set -euo pipefail

folder=$1

if [ "${2:-}" != inside ]; then
  # A control group of its own, in version 1 or 2 or both.
  awk '$3 == "cgroup2" || ($3 == "cgroup" && $4 ~ /name=systemd/) { print $2 }' /proc/mounts |
    while read -r mount; do echo "$mount/$(basename "$folder")"; done >"$folder/groups"
  while read -r group; do
    mkdir -p "$group"
    echo $$ >"$group/cgroup.procs"
  done <"$folder/groups"
  exec unshare --mount --pid --fork --kill-child --uts --ipc --cgroup --propagation private "$0" "$folder" inside
fi

memory=$folder/memory
root=$memory/root
mkdir "$memory"
mount -t tmpfs -o size=2g tmpfs "$memory"
mkdir "$memory/changes" "$memory/work" "$root"
mount -t overlay -o "lowerdir=/,upperdir=$memory/changes,workdir=$memory/work" overlay "$root"
# Mounts in it must reach the services' own namespaces.
mount --make-rshared "$root"
rm -rf "$root"/usr/lib/systemd/system/*.wants "$root"/etc/systemd/system/*.wants
cp -a "$folder/files/." "$root"
printf '[Unit]\nDescription=Nothing but what is started\nWants=systemd-journald.service\n' >"$root/etc/systemd/system/boot.target"

mount -t proc proc "$root/proc"
# The settings of the kernel are this machine's.
mount --bind "$root/proc/sys" "$root/proc/sys"
mount -o remount,ro,bind "$root/proc/sys"
mount -t sysfs -o ro sysfs "$root/sys"
mount -t tmpfs -o mode=755 tmpfs "$root/run"
mount -t tmpfs -o mode=1777 tmpfs "$root/tmp"
# This machine may have a Rollcall: it keeps its data.
mkdir -p "$root/var/lib/rollcall"
mount -t tmpfs -o mode=755 tmpfs "$root/var/lib/rollcall"
mount --rbind /dev "$root/dev"
if grep -q ' /sys/fs/cgroup cgroup2 ' /proc/mounts; then
  mount -t cgroup2 cgroup2 "$root/sys/fs/cgroup"
else
  mount -t tmpfs -o mode=755 tmpfs "$root/sys/fs/cgroup"
  mkdir "$root/sys/fs/cgroup/systemd" "$root/sys/fs/cgroup/unified"
  mount -t cgroup -o none,name=systemd cgroup "$root/sys/fs/cgroup/systemd"
  mount -t cgroup2 cgroup2 "$root/sys/fs/cgroup/unified"
fi
chroot "$root" useradd --system --home-dir /var/lib/rollcall --shell /usr/sbin/nologin rollcall
exec chroot "$root" /usr/bin/env -i container=test PATH=/usr/sbin:/usr/bin /usr/lib/systemd/systemd --unit=boot.target
