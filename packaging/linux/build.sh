#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
#
# Builds dist/rutinstod/ (program folder) and dist/rutinstod_VERSION_ARCH.deb, and looks whether the program starts.
set -eu
cd "$(dirname "$0")/../.."

folder=dist/rutinstod
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || date +%s)}
export SOURCE_DATE_EPOCH

rm -rf $folder build/rutinstod dist/rutinstod_*.deb
.venv/bin/python packaging/compile_translations.py
.venv/bin/pyinstaller --noconfirm --log-level WARN --distpath dist --workpath build packaging/rutinstod.spec

# Debug symbols of the larger libraries. Qt's own carry none, and libraries that were patched for a wheel break by it.
for library in $folder/_internal/libpython3*.so* $folder/_internal/sqlcipher3/*.so $folder/_internal/yaml/*.so \
    $folder/_internal/cryptography/hazmat/bindings/*.so $folder/_internal/sqlalchemy/*/*.so; do
    [ ! -e "$library" ] || strip --strip-unneeded "$library"
done

if find $folder -iname '*QtNetwork*' -o -iname '*Qt6Network*' | grep -q .; then
    echo "A network library is in the package; see the list in packaging/rutinstod.spec." >&2
    exit 1
fi

echo "Program folder: $folder ($(du -sm $folder | cut -f1) MB)"
QT_QPA_PLATFORM=offscreen $folder/rutinstod --version
sh packaging/linux/build-deb.sh
