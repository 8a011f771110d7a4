#!/bin/bash
# Brings what makes clients of the OpenAPI document in other languages: oapi-codegen with the modules that its clients import (Go
# 1.26, its module proxy), and openapi-python-client (python3 with pip, PyPI).
set -euo pipefail

cd "$(dirname "$(realpath "$0")")"
folder=../../node_modules/.cache/generators
mkdir -p "$folder"
folder=$(realpath "$folder")

rm -rf "$folder/bin" "$folder/python"
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$folder/python" \
  openapi-python-client==0.29.1
GOBIN="$folder/new" go install github.com/oapi-codegen/oapi-codegen/v2/cmd/oapi-codegen@v2.8.2
(cd go && go mod download)
# Last: its folder says that all is there.
mv "$folder/new" "$folder/bin"
