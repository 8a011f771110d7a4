#!/bin/bash
# Builds helm, and a checker of Kubernetes' manifests, from the sources that tools/go.sum names, for the suite of the chart. It
# needs Go 1.24, and takes two minutes of CPU.
set -euo pipefail

cd "$(dirname "$(realpath "$0")")/tools"
folder=${1:-../../../node_modules/.cache/helm}
mkdir -p "$folder"
folder=$(realpath "$folder")
go build -o "$folder/helm" helm.sh/helm/v3/cmd/helm
go build -o "$folder/validate" .
"$folder/helm" version
