#!/usr/bin/env bash
# Resolves requirements/*.in anew into hash locks that name no address and no path.
# Usage: tools/lock_requirements.sh PATH_OF_PIP_COMPILE [pip-compile options, such as --upgrade]
#
# A file or folder of wheels that this machine adds to the index is left out: the hashes must be
# those that everyone else is served.
set -euo pipefail

compile=$(realpath "$1")
shift
cd "$(dirname "$0")/../requirements"
unset PIP_FIND_LINKS PIP_EXTRA_INDEX_URL
export PIP_CONFIG_FILE=/dev/null

for name in runtime dev bench; do
  "$compile" --quiet "$@" --generate-hashes --allow-unsafe --strip-extras \
    --no-header --no-annotate --no-emit-index-url --no-emit-find-links --no-emit-trusted-host \
    --output-file "$name.txt" "$name.in"
done
