# SPDX-License-Identifier: EUPL-1.2
"""The script that the packaged program starts with."""

from __future__ import annotations

import sys

from screening_app.__main__ import main

sys.exit(main())
