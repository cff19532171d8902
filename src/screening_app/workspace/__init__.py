# SPDX-License-Identifier: EUPL-1.2
"""Every use case of the program, in order, for the window and the command line alike.

A Workspace exists only while the store is unlocked; locking is `close()`, and there is no locked flag to
forget. Every method reads what it needs from the store and returns frozen values: nothing live leaves it.
Use one from one thread at a time. Errors are those of `screening_app.errors`.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from screening_app.workspace.adaptations import Adaptation, Begun
    from screening_app.workspace.opening import NewStore, bring_server_up_to_date, create, join, recover, unlock
    from screening_app.workspace.surroundings import Surroundings
    from screening_app.workspace.workspace import Workspace

__all__ = [
    "Adaptation",
    "Begun",
    "NewStore",
    "Surroundings",
    "Workspace",
    "bring_server_up_to_date",
    "create",
    "join",
    "recover",
    "unlock",
]

_PLACES = {
    "Adaptation": "adaptations",
    "Begun": "adaptations",
    "NewStore": "opening",
    "Surroundings": "surroundings",
    "Workspace": "workspace",
    "bring_server_up_to_date": "opening",
    "create": "opening",
    "join": "opening",
    "recover": "opening",
    "unlock": "opening",
}


def __getattr__(name: str) -> object:
    """Load what is asked for: the window shows itself before it needs forms, routines or records."""
    if name in _PLACES:
        return getattr(importlib.import_module(f"{__name__}.{_PLACES[name]}"), name)
    raise AttributeError(name)
