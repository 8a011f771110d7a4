#!/bin/bash
# Unpacks Exim, OpenSMTPD and Sendmail from Debian for the suites of this folder, each into a folder of its own: Debian
# lets only one mail server be installed. The libraries that they need are installed. As root, after apt-get update.
set -euo pipefail

folder=${1:-$(dirname "$(realpath "$0")")/../../node_modules/.cache/mail-servers}
declare -A packages=(
  [exim]="exim4-daemon-light"
  [opensmtpd]="opensmtpd"
  [sendmail]="sendmail-bin sendmail-base sendmail-cf"
)

mkdir -p "$folder"
folder=$(realpath "$folder")
downloads=$(mktemp -d)
trap 'rm -rf "$downloads"' EXIT
# apt's own unprivileged user writes there.
chmod 777 "$downloads"
cd "$downloads"

needed=(m4 openssl)
for server in "${!packages[@]}"; do
  rm -rf "${folder:?}/$server"
  for package in ${packages[$server]}; do
    apt-get download -qq "$package"
    archive=$(echo "$package"_*.deb)
    dpkg-deb -x "$archive" "$folder/$server"
    # Of alternatives the first; libraries only.
    mapfile -t libraries < <(dpkg-deb -f "$archive" Depends Pre-Depends | cut -d: -f2- | tr ',' '\n' |
      sed -E 's/[|(].*//; s/ //g' | grep -E '^lib' || true)
    needed+=("${libraries[@]}")
  done
done
DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "${needed[@]}" >/dev/null
for server in "${!packages[@]}"; do echo "$server: $folder/$server"; done
