#!/bin/bash
# Installs the other Node.js versions that the built package must run on, each into a folder of its own, from npm's
# registry.
set -euo pipefail

folder=${1:-$(dirname "$(realpath "$0")")/../../node_modules/.cache/nodes}
for major in 22 26; do
  mkdir -p "$folder/$major"
  npm install --prefix "$folder/$major" --no-save --no-audit --no-fund --loglevel=error "node@$major"
  "$folder/$major/node_modules/node/bin/node" --version
done
