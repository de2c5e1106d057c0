#!/usr/bin/env bash
# `make setup`: system libraries, uv, and the locked Python environment in .venv. Safe to repeat; when
# nothing changed it only checks (well under two seconds). Exit 2 when the system lacks something that
# this account cannot install.
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD
tools=$root/.outils
stamp=$root/.venv/.installation
oldest_python=3.11
oldest_uv=0.8

inputs=(requirements-dev.lock requirements-build.lock pyproject.toml packaging/bootstrap.sh packaging/libraries.sh)

# What the environment was made from; the folder is part of it because scripts in .venv hold its path.
fingerprint() {
    { echo "$root"; sha256sum "${inputs[@]}"; } | sha256sum
}

is_up_to_date() {
    [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$(fingerprint)" ] &&
        .venv/bin/python -I -c 'import desktop, db' 2>/dev/null &&
        [ "$(packaging/libraries.sh --missing)" = "$(cat "$stamp.missing")" ]
}

# Our own code too: read from source, the window would be painted 15 ms later and a post opened 250 ms later. What does
# not compile is for the linter to say.
compile_sources() { .venv/bin/python -m compileall -qq desktop db || true; }

# The system's Python first: uv never fetches one.
find_python() {
    local candidate
    for candidate in "${PYTHON:-}" /usr/bin/python3 /usr/bin/python3.1{1,2,3,4} python3; do
        if [ -n "$candidate" ] && is_python "$candidate"; then
            echo "$candidate"
            return
        fi
    done
    echo "Aucun Python $oldest_python ou plus récent, avec son module venv, sur ce poste." >&2
    return 2
}

is_python() {
    "$1" -I -c "import ensurepip, sys, venv; sys.exit(sys.version_info < (${oldest_python/./, }))" 2>/dev/null
}

# uv from the PATH when it is recent enough, otherwise a private copy inside the checkout.
find_uv() {
    local version
    if version=$(uv --version 2>/dev/null | cut -d' ' -f2) && [ -n "$version" ] &&
        printf '%s\n%s\n' "$oldest_uv" "$version" | sort -V -C; then
        command -v uv
        return
    fi
    if ! "$tools/uv/bin/uv" --version >/dev/null 2>&1; then
        rm -rf "$tools/uv"
        "$1" -m venv "$tools/uv"
        "$tools/uv/bin/python" -m pip install --quiet --disable-pip-version-check "uv>=$oldest_uv,<1" >&2
    fi
    echo "$tools/uv/bin/uv"
}

make_environment() {
    local python uv
    python=$(find_python)
    uv=$(find_uv "$python")
    if ! is_python .venv/bin/python; then "$uv" venv --quiet --clear --python "$python" .venv; fi
    "$uv" pip sync --quiet --python .venv/bin/python --require-hashes requirements-dev.lock
    "$uv" pip install --quiet --python .venv/bin/python --no-deps \
        --build-constraints requirements-build.lock --editable .
}

main() {
    mkdir -p "$tools"
    exec 9>"$tools/verrou"
    flock 9
    if is_up_to_date; then
        compile_sources
        return
    fi
    rm -f "$stamp"
    packaging/libraries.sh
    # Neither uv nor pip may need a home folder: a service account has none.
    if [ ! -w "${HOME:-/nonexistent}" ]; then
        export UV_CACHE_DIR=$tools/cache PIP_NO_CACHE_DIR=1
    fi
    export UV_COMPILE_BYTECODE=1 UV_PYTHON_DOWNLOADS=never UV_NO_PROGRESS=1
    echo "Installation de l’environnement Python dans .venv…"
    make_environment
    compile_sources
    packaging/libraries.sh --missing >"$stamp.missing"
    fingerprint >"$stamp"
    echo "Tout est prêt."
}

main
