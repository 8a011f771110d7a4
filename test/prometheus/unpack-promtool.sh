#!/bin/bash
# Unpacks promtool from Debian's Prometheus into a folder, for the suite that checks the alert rules: no service is installed.
# As root, after apt-get update.
set -euo pipefail

folder=${1:-$(dirname "$(realpath "$0")")/../../node_modules/.cache/prometheus}
mkdir -p "$folder"
folder=$(realpath "$folder")

debs=$(mktemp -d)
trap 'rm -rf "$debs"' EXIT
# apt's own unprivileged user writes there.
chmod 777 "$debs"
cd "$debs"
apt-get download -qq prometheus
dpkg-deb --fsys-tarfile prometheus_*.deb | tar -x -C "$folder" ./usr/bin/promtool
echo "promtool: $folder"
