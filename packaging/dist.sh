#!/bin/sh
# Wheel and source package in dist/, the same bytes from the same commit.
set -eu
cd "$(dirname "$0")/.."
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}
export SOURCE_DATE_EPOCH
uv=$(command -v uv || echo .tools/uv/bin/uv)
"$uv" build --quiet --out-dir dist
"$uv" tool run --quiet twine check --strict dist/*.whl dist/*.tar.gz
(cd dist && sha256sum ./*.whl ./*.tar.gz)
