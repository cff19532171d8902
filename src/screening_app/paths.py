# SPDX-License-Identifier: EUPL-1.2
"""Where content, resources and the user's own store lie: in a checkout, a wheel or a packaged program."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Literal

#: The neutral word that every title, folder and file name uses.
PRODUCT = "Rutinstöd"
FOLDER_NAME = "rutinstod"

DataKind = Literal["resources", "forms", "manual"]


def data_folder(kind: DataKind) -> Path:
    """Return the folder of the program's own read-only data."""
    package = Path(__file__).resolve().parent
    bundle = getattr(sys, "_MEIPASS", None)
    if bundle is not None:
        return Path(bundle) / "_data" / kind
    packaged = package / "_data" / kind
    if packaged.is_dir():
        return packaged
    return package.parents[1] / ("docs/manual" if kind == "manual" else kind)


def default_store() -> Path:
    """Return the folder that holds the store when the user names none."""
    import platformdirs

    return Path(platformdirs.user_data_dir(FOLDER_NAME, appauthor=False)) / "store"


def settings_file() -> Path:
    """Return the file of this computer's settings; it never holds anything secret or personal."""
    import platformdirs

    return Path(platformdirs.user_config_dir(FOLDER_NAME, appauthor=False)) / "settings.json"
