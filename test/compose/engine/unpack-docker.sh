#!/bin/bash
# Unpacks a Docker engine with its client, BuildKit and Compose from Debian 13 into a folder, for the suite that builds and
# starts the real containers: no engine is installed, no service is started. Debian 12's Compose is too old for our files, and
# the programs of Debian 13 run on its libraries, but for runc, which is the machine's own. With them comes Podman, whose
# generator of systemd's units reads our quadlet. As root, after apt-get update.
set -euo pipefail

folder=${1:-$(dirname "$(realpath "$0")")/../../../node_modules/.cache/docker-engine}
mkdir -p "$folder"
folder=$(realpath "$folder")

apt=$(mktemp -d)
trap 'rm -rf "$apt"' EXIT
# apt's own unprivileged user writes there.
chmod 777 "$apt"
mkdir -p "$apt/lists/partial" "$apt/cache/archives/partial" "$apt/debs"
chmod 777 "$apt/debs"

# Where this machine has Debian's packages from.
site=$(apt-get indextargets --format '$(SITE) $(CODENAME)' "Origin: Debian" "Identifier: Packages" |
  awk '$2 !~ /-/ { print $1; exit }')
echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $site trixie main" >"$apt/sources.list"
trixie=(
  -o "Dir::State::lists=$apt/lists" -o "Dir::Cache=$apt/cache" -o "Dir::Etc::sourcelist=$apt/sources.list"
  -o Dir::Etc::sourceparts=- -o Acquire::Languages=none -o Acquire::IndexTargets::deb::DEP-11::DefaultEnabled=false
)
cd "$apt/debs"
apt-get "${trixie[@]}" update -qq
apt-get "${trixie[@]}" download -qq docker.io docker-cli docker-buildx docker-compose containerd podman
apt-get download -qq runc
for archive in *.deb; do dpkg-deb -x "$archive" "$folder"; done
# The engine's name server in each network needs iptables; a stand-in's health check asks by pg_isready.
DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends iptables libseccomp2 postgresql-client >/dev/null
echo "docker: $folder"
