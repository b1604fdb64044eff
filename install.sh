#!/bin/sh
# Installs what hrvsync needs into ./.venv (and uv into ./.tools where it is missing). Safe to run again.
# `install.sh peers` installs the tools that benchmarks compare with into ./.venv-peers instead, `install.sh bundle`
# hrvsync and what builds bundles into ./.venv-bundle.
set -eu
cd "$(dirname "$0")"

say() { printf '== %s\n' "$*"; }

works() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 12))' 2>/dev/null; }

find_python() {
    for python in python3.12 python3.13 python3.14 python3 \
        "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.1[2-9]*/bin/python3 \
        /opt/pyenv/versions/3.1[2-9]*/bin/python3 /usr/local/bin/python3.1[2-9]; do
        if works "$python"; then
            "$python" -c 'import sys; print(sys.executable)'
            return
        fi
    done
    echo 3.12 # none here: uv fetches its own
}

# What Qt needs even without a display. Only Debian and its children name them like this.
if command -v dpkg-query >/dev/null 2>&1 && command -v apt-get >/dev/null 2>&1; then
    glib=libglib2.0-0
    apt-cache show libglib2.0-0t64 >/dev/null 2>&1 && glib=libglib2.0-0t64
    missing=
    for package in $glib libgl1 libegl1 libdbus-1-3 libxkbcommon0 libfontconfig1 \
        dbus desktop-file-utils appstream poppler-utils xvfb openbox xdotool libxcb-cursor0 libxkbcommon-x11-0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0; do
        dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
    done
    if [ -n "$missing" ]; then
        as_root=
        [ "$(id -u)" = 0 ] || as_root=sudo
        if [ -z "$as_root" ] || command -v sudo >/dev/null 2>&1; then
            say "installing the libraries Qt needs:$missing"
            $as_root apt-get update -qq
            # shellcheck disable=SC2086
            DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends $missing >/dev/null
        else
            say "Qt needs these packages, please install them as root:$missing"
        fi
    fi
fi

uv=$(command -v uv || true)
if [ -z "$uv" ]; then
    uv=.tools/uv/bin/uv
    if [ ! -x "$uv" ]; then
        say "installing uv into ./.tools"
        python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target .tools/uv uv
    fi
fi

python=$(find_python)
if [ "${1:-}" = peers ]; then
    say "installing other tools to compare with into ./.venv-peers (Python: $python)"
    "$uv" venv --quiet --clear --python "$python" .venv-peers
    "$uv" pip install --quiet --python .venv-peers/bin/python --constraint tests/bench/constraints-peers.txt --group peers
    say "ready"
    exit
fi
if [ "${1:-}" = bundle ]; then
    say "installing hrvsync and what builds bundles into ./.venv-bundle (Python: $python)"
    "$uv" venv --quiet --clear --python "$python" .venv-bundle
    "$uv" pip install --quiet --python .venv-bundle/bin/python --constraint constraints.txt \
        ".[formats,lsl,osc,parquet,seal,sound]" --group bundle
    say "ready"
    exit
fi
say "installing hrvsync and its libraries into ./.venv (Python: $python)"
"$uv" venv --quiet --clear --python "$python" .venv
# Compiled now, so that the first start is as fast as any other.
"$uv" pip install --quiet --compile-bytecode --python .venv/bin/python --constraint constraints.txt --editable . --group dev
.venv/bin/python -m compileall -q hrvsync devices
say "ready"
