#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
#
# Makes a checkout ready to run: system libraries, .venv, locked dependencies, this project, compiled translations.
# Safe to repeat: whatever is in place is left alone, and then it takes a fraction of a second.
#
#   packaging/linux/set-up.sh              to run, and to test but for the database server
#   packaging/linux/set-up.sh test         also what tests use besides, where it can be installed: PostgreSQL, LibreOffice, pyaxis
#   packaging/linux/set-up.sh package      also what `make package` needs
#   packaging/linux/set-up.sh smoke        also what `make package-smoke` needs
#
# PYTHON names another interpreter (3.11 or newer).
set -eu
cd "$(dirname "$0")/../.."

purpose=${1:-run}
case $purpose in run | test | package | smoke) ;; *) echo "set-up.sh [test|package|smoke]" >&2; exit 2 ;; esac
venv=.venv
stamp=$venv/set-up-done

# --- which Python -------------------------------------------------------------------------------------------------

works() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }

python=${PYTHON:-}
if [ -z "$python" ]; then
    if works python3.11; then python=python3.11; else python=python3; fi
fi

# --- what was set up, and what it should be ------------------------------------------------------------------------
# A new lock, interpreter or folder means a new environment; a new pyproject.toml only a new installation of the project.

done_for() { sed -n "$1p" $stamp 2>/dev/null || true; }
which_python() { "$python" -c 'import sys; print(sys.version.split()[0], sys.base_prefix)' 2>/dev/null || true; }

environment() { echo "$(cksum <requirements-dev.txt) $(which_python) $(pwd -P)"; }
project() { cksum <pyproject.toml; }

# --- system packages: "<what must be there> <Debian package that brings it>" ----------------------------------------

libraries="
libglib-2.0.so.0 libglib2.0-0
libEGL.so.1 libegl1
libGL.so.1 libgl1
libdbus-1.so.3 libdbus-1-3
libfontconfig.so.1 libfontconfig1
libxkbcommon.so.0 libxkbcommon0
libxcb-cursor.so.0 libxcb-cursor0
libxcb-icccm.so.4 libxcb-icccm4
libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-shape.so.0 libxcb-shape0
libxcb-xkb.so.1 libxcb-xkb1
libxkbcommon-x11.so.0 libxkbcommon-x11-0
"
commands="
Xvfb xvfb
xvfb-run xvfb
xauth xauth
strace strace
"
if [ "$purpose" = package ] || [ "$purpose" = smoke ]; then
    commands="$commands
objdump binutils
dpkg-deb dpkg
xz xz-utils
"
fi
if [ "$purpose" = smoke ]; then
    commands="$commands
debootstrap debootstrap
"
fi

missing=
need() { case " $missing " in *" $1 "*) ;; *) missing="${missing:+$missing }$1" ;; esac; }

known=$(PATH="$PATH:/sbin:/usr/sbin" ldconfig -p)
while read -r library package; do
    [ -z "$library" ] && continue
    case "$known" in *"	$library "*) ;; *) need "$package" ;; esac
done <<LIST
$libraries
LIST
while read -r command package; do
    [ -z "$command" ] && continue
    PATH="$PATH:/sbin:/usr/sbin" command -v "$command" >/dev/null || need "$package"
done <<LIST
$commands
LIST
if ! command -v "$python" >/dev/null; then need python3; need python3-venv; fi
# Debian keeps `ensurepip`, without which no virtual environment gets pip, in a package of its own.
if [ "$(done_for 1)" != "$(environment)" ] && ! "$python" -c 'import ensurepip, venv' >/dev/null 2>&1; then
    need python3-venv
fi

if [ -n "$missing" ]; then
    # The names are split on purpose: one argument a package.
    # shellcheck disable=SC2086
    set -- $missing
    if ! command -v apt-get >/dev/null; then
        echo "Missing on this computer (names of the Debian packages): $missing" >&2
        echo "Install what corresponds to them here, then run the same command again." >&2
        exit 1
    fi
    if [ "$(id -u)" -ne 0 ]; then
        echo "Some system packages are missing. Run this line, then the same command again:" >&2
        echo "  sudo apt-get update && sudo apt-get install -y --no-install-recommends $missing" >&2
        exit 1
    fi
    echo "Installing system packages: $missing"
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq
    apt-get install -y -qq --no-install-recommends "$@" >/dev/null
fi

if ! works "$python"; then
    echo "Python 3.11 or newer is needed; $python is $("$python" --version 2>&1). Name another with PYTHON=…" >&2
    exit 1
fi

# --- virtual environment and project --------------------------------------------------------------------------------

export PIP_DISABLE_PIP_VERSION_CHECK=1

if [ "$(done_for 1)" != "$(environment)" ]; then
    echo "Setting up $venv with the locked dependencies (once; a minute or two) …"
    rm -rf $venv
    "$python" -m venv $venv
    $venv/bin/python -m pip install -qq --no-input --require-hashes --only-binary :all: -r requirements-dev.txt
    printf '%s\n' "$(environment)" >$stamp
fi
if [ "$(done_for 2)" != "$(project)" ]; then
    $venv/bin/python -m pip install -qq --no-input --no-deps --no-build-isolation --editable .
    printf '%s\n%s\n' "$(environment)" "$(project)" >$stamp.new
    mv $stamp.new $stamp
fi

# --- database server -------------------------------------------------------------------------------------------------
# Tests start one of their own, and are skipped with the reason where there is none: nothing here may fail for that.

has_server() { command -v initdb >/dev/null || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1; }

if [ "$purpose" = test ] && ! has_server; then
    if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
        echo "Installing system packages: postgresql"
        # The package would make a database and start a service; only its programs are wanted.
        mkdir -p /etc/postgresql-common/createcluster.d
        echo "create_main_cluster = false" >/etc/postgresql-common/createcluster.d/no-main-cluster.conf
        export DEBIAN_FRONTEND=noninteractive
        { apt-get update -qq && apt-get install -y -qq --no-install-recommends postgresql >/dev/null; } ||
            echo "It could not be installed; the tests that need it are skipped." >&2
    else
        echo "For the tests of a unit with several desks: sudo apt-get install --no-install-recommends postgresql" >&2
    fi
fi

# --- other programs that open what is exported ----------------------------------------------------------------------

if [ "$purpose" = test ] && ! $venv/bin/python -c 'import pyaxis.pyaxis' >/dev/null 2>&1; then
    # It comes as source only, and its installer is the one thing here that is built: nothing may fail for it.
    $venv/bin/python -m pip install -qq --no-input --require-hashes -r requirements-readers.txt ||
        echo "pyaxis could not be installed; the test that needs it is skipped." >&2
fi

if [ "$purpose" = test ] && ! command -v soffice >/dev/null; then
    if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
        echo "Installing system packages: libreoffice-calc-nogui"
        export DEBIAN_FRONTEND=noninteractive
        { apt-get update -qq && apt-get install -y -qq --no-install-recommends libreoffice-calc-nogui >/dev/null; } ||
            echo "It could not be installed; the test that needs it is skipped." >&2
    else
        echo "To open exports: sudo apt-get install --no-install-recommends libreoffice-calc-nogui" >&2
    fi
fi

# --- translations ---------------------------------------------------------------------------------------------------

for source in resources/i18n/*.ts; do
    [ -e "$source" ] || continue
    compiled=${source%.ts}.qm
    if [ ! -e "$compiled" ] || [ -n "$(find "$source" -newer "$compiled")" ]; then
        $venv/bin/python packaging/compile_translations.py
        break
    fi
done
