#!/usr/bin/env bash
# `make lock`: writes the three lock files from pyproject.toml, keeping the versions already locked unless
# --upgrade is given. No index address is recorded: every machine uses the registry it is set up with.
set -euo pipefail
cd "$(dirname "$0")/.."
uv=$(command -v uv || echo .outils/uv/bin/uv)
export UV_PYTHON_DOWNLOADS=never UV_CUSTOM_COMPILE_COMMAND="make lock"

compile() {
    "$uv" pip compile --quiet --universal --generate-hashes --no-annotate --no-emit-index-url \
        --python-version 3.11 "$@"
}

compile "$@" pyproject.toml -o requirements.lock
compile "$@" pyproject.toml --group dev -o requirements-dev.lock
# What builds the editable installation; an editable one needs `editables` besides the backend.
printf 'hatchling\neditables\n' | compile "$@" - -o requirements-build.lock
