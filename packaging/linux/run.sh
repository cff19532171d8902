#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
#
# Opens the window; where there is no display, runs the whole main job in a real window on a virtual one.
set -eu
cd "$(dirname "$0")/../.."

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    exec .venv/bin/screening-app
fi
echo "No display here: the main job runs on a virtual screen and leaves its results in demo-output/."
unset QT_QPA_PLATFORM
# Only ever holds what an earlier run made from synthetic contacts.
rm -rf demo-output
exec xvfb-run -a -s "-screen 0 1366x768x24" .venv/bin/screening-app demo --out demo-output
