#!/bin/bash
# Brings the packages of npm whose own test files the suites of round trips read. Their scripts are not run.
set -euo pipefail

cd "$(dirname "$(realpath "$0")")"
folder=../../node_modules/.cache/public-suites
mkdir -p "$folder"
cp packages.json "$folder/package.json"
npm install --prefix "$folder" --ignore-scripts --no-audit --no-fund --no-package-lock
