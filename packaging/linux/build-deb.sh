#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
#
# Wraps dist/rutinstod/ as dist/rutinstod_VERSION_ARCH.deb: same input, same bytes.
set -eu
cd "$(dirname "$0")/../.."

source=packaging/linux
tree=build/deb
version=$(sed -n 's/^version = "\(.*\)"$/\1/p' pyproject.toml)
architecture=$(dpkg --print-architecture)
package=dist/rutinstod_${version}_$architecture.deb
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || date +%s)}
export SOURCE_DATE_EPOCH

rm -rf $tree
install -d $tree/DEBIAN $tree/usr/bin $tree/usr/lib $tree/usr/share/applications $tree/usr/share/metainfo \
    $tree/usr/share/icons/hicolor/scalable/apps $tree/usr/share/doc/rutinstod $tree/usr/share/man/man1

cp -R dist/rutinstod $tree/usr/lib/rutinstod
find $tree/usr/lib/rutinstod -type d -exec chmod 755 {} +
find $tree/usr/lib/rutinstod -type f -exec chmod 644 {} +
chmod 755 $tree/usr/lib/rutinstod/rutinstod
ln -s ../lib/rutinstod/rutinstod $tree/usr/bin/screening-app

install -m 644 $source/rutinstod.desktop $tree/usr/share/applications/
install -m 644 $source/rutinstod.metainfo.xml $tree/usr/share/metainfo/
install -m 644 resources/icons/app.svg $tree/usr/share/icons/hicolor/scalable/apps/rutinstod.svg
install -m 644 $source/copyright $tree/usr/share/doc/rutinstod/copyright
gzip -9nc $source/changelog >$tree/usr/share/doc/rutinstod/changelog.gz
gzip -9nc $source/screening-app.1 >$tree/usr/share/man/man1/screening-app.1.gz
chmod 644 $tree/usr/share/doc/rutinstod/changelog.gz $tree/usr/share/man/man1/screening-app.1.gz
# The licence texts that come with the bundled parts, each in full.
.venv/bin/python packaging/collect_licences.py $tree/usr/share/doc/rutinstod/licences

sed -e "s/@VERSION@/$version/" -e "s/@ARCHITECTURE@/$architecture/" \
    -e "s/@SIZE@/$(du -sk $tree/usr | cut -f1)/" $source/control >$tree/DEBIAN/control
(cd $tree && find usr -type f -exec md5sum {} + | LC_ALL=C sort -k 2 >DEBIAN/md5sums)
find $tree -newermt "@$SOURCE_DATE_EPOCH" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +

dpkg-deb --root-owner-group -Zxz --build $tree "$package" >/dev/null
echo "Package: $package ($(du -m "$package" | cut -f1) MB)"
