#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
#
# Installs dist/*.deb with nothing but its own dependencies in a fresh, minimal Debian 12 root and does the main job there.
# As root. ROOT_FOLDER=… keeps and reuses the root; MIRROR=… names another package archive than debootstrap's own.
set -eu
cd "$(dirname "$0")/../.."

set -- dist/rutinstod_*.deb
[ -e "$1" ] || { echo "There is no package yet: run make package first." >&2; exit 1; }
package=$1
keep=${ROOT_FOLDER:-}
root=${keep:-$(mktemp -d)}

leave() {
    status=$?
    for place in proc dev; do
        ! mountpoint -q "$root/$place" || umount -l "$root/$place"
    done
    [ -n "$keep" ] || rm -rf --one-file-system "$root"
    exit $status
}
trap leave EXIT
trap 'exit 130' INT TERM

# A fresh temporary folder is closed to all but root, and it is to be the root of everybody in there.
mkdir -p "$root"
chmod 755 "$root"
if [ ! -e "$root/etc/debian_version" ]; then
    echo "Making a minimal Debian 12 root …"
    # shellcheck disable=SC2086
    debootstrap --variant=minbase bookworm "$root" ${MIRROR:-} >"$root.log" 2>&1 || { tail -5 "$root.log" >&2; exit 1; }
    rm -f "$root.log"
fi
mountpoint -q "$root/proc" || mount -t proc proc "$root/proc"
mountpoint -q "$root/dev" || mount --bind /dev "$root/dev"
# How this computer reaches the package archive holds in there as well.
cp -L /etc/resolv.conf /etc/hosts "$root/etc/"
cp -R /etc/apt/apt.conf.d/. "$root/etc/apt/apt.conf.d/"

inside() { chroot "$root" /usr/bin/env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }
# A person at work is not root and has a home of their own.
as_user() { inside su -s /bin/sh person -c "cd && $*"; }
offscreen="export QT_QPA_PLATFORM=offscreen;"

cp "$package" "$root/tmp/rutinstod.deb"
chmod 644 "$root/tmp/rutinstod.deb"
inside apt-get update -qq
inside apt-get install -y -qq --no-install-recommends /tmp/rutinstod.deb >/dev/null
inside id person >/dev/null 2>&1 || inside useradd --create-home person

as_user screening-app --version
as_user "screening-app forms check /usr/lib/rutinstod/_internal/_data/forms/instruments/*.json"
as_user "$offscreen rm -rf demo && screening-app demo --out demo"
as_user "ls demo demo/screenshots demo/export"
for result in hand-over.pdf passphrase.txt screenshots export store; do
    [ -e "$root/home/person/demo/$result" ] || { echo "The main job left no $result." >&2; exit 1; }
done
# On a screen the window opens and stays: 124 is the patience of `timeout`, anything else is the program's end.
inside apt-get install -y -qq --no-install-recommends xvfb xauth >/dev/null
status=0
as_user "timeout 15 xvfb-run -a screening-app" || status=$?
[ "$status" -eq 124 ] || { echo "The window did not stay open on a screen (status $status)." >&2; exit 1; }

inside apt-get purge -y -qq rutinstod >/dev/null
[ ! -e "$root/usr/lib/rutinstod" ] || { echo "Removing the package left files behind." >&2; exit 1; }
echo "The package works in a clean Debian 12, and leaves it clean."
