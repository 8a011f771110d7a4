#!/bin/bash
# Brings the crates whose test workbooks the suite of workbooks reads, as test/suites/crates/Cargo.toml names them. Nothing of
# them is built. Needs a cargo that is newer than Debian 12's.
set -euo pipefail

cd "$(dirname "$(realpath "$0")")/crates"
folder=../../../node_modules/.cache/public-suites
mkdir -p "$folder"
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
cp Cargo.toml "$home/"
CARGO_HOME=$home/cargo cargo fetch --quiet --manifest-path "$home/Cargo.toml" --target x86_64-unknown-linux-gnu
rm -rf "$folder/crates"
mkdir "$folder/crates"
for crate in $(sed -n 's/^\([a-z-]*\) = "=\(.*\)"$/\1-\2/p' Cargo.toml); do
  mv "$home"/cargo/registry/src/*/"$crate" "$folder/crates/"
done
