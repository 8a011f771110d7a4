#!/bin/bash
# Makes the root file system of a small Debian out of this machine's: a shell with the usual tools, and the programs that are
# named. `make-root.sh FOLDER [PROGRAM | FILE=TARGET]...`: a program on PATH keeps its place, a file goes to its target.
set -euo pipefail

root=$1
shift
mkdir -p "$root"/{usr/bin,usr/sbin,usr/lib,usr/lib64,usr/local/bin,etc,tmp,root,proc,sys,dev,run,var/tmp}
for name in bin sbin lib lib64; do ln -s "usr/$name" "$root/$name"; done
chmod 1777 "$root/tmp" "$root/var/tmp"

tools=(sh bash env find cat cp rm mv ln ls mkdir chmod chown dirname basename readlink uname id sed grep tr head touch setpriv)
for program in "${tools[@]}" "$@"; do
  file=${program%%=*}
  [ "$file" = "$program" ] && file=$(command -v "$program") && cp -L --parents -t "$root" "$file" || cp -L "$file" "$root${program#*=}"
  mapfile -t libraries < <(ldd "$file" 2>/dev/null | grep -oE '/[^ ]+' || true)
  [ ${#libraries[@]} = 0 ] || cp -L --parents -t "$root" "${libraries[@]}"
done

# The libraries of C and C++, for what comes in later: native modules, and PostgreSQL.
libc=$(ldd "$(command -v sh)" | grep -oE '/[^ ]+/libc\.so\.6')
cp -L --parents -t "$root" "$(dirname "$libc")"/lib{rt,pthread,dl,m,util,resolv,gcc_s,stdc++}.so.?

# Users as the images have them; authorities, so that a registry can be asked.
printf '%s\n' root:x:0:0:root:/root:/bin/sh postgres:x:999:999::/var/lib/postgresql:/bin/sh \
  redis:x:998:998::/data:/bin/sh node:x:1000:1000::/home/node:/bin/sh >"$root/etc/passwd"
printf '%s\n' root:x:0: postgres:x:999: redis:x:998: node:x:1000: >"$root/etc/group"
cp -L --parents -t "$root" /etc/ssl/certs/ca-certificates.crt
