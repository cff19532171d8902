# SPDX-License-Identifier: EUPL-1.2
"""What the program asks of the system before it opens anything: private files, and memory that stays inside."""

from __future__ import annotations

import ctypes
import os
import sys

from screening_app.forgetting import fill_what_is_freed

_PR_SET_DUMPABLE = 4
_MCL_CURRENT, _MCL_FUTURE, _MCL_ONFAULT = 1, 2, 4


def make_process_safe() -> None:
    """Make new files the owner's only, leave no core dump, keep other programs out of our memory, fill what is freed.

    Call before anything is opened, once for a process. What a system does not have is left out; SECURITY.md says so.
    """
    os.umask(0o077)
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform.startswith("linux"):
        # Programs of the same user can no longer read our memory, and no dump is made by any other way either.
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
        _keep_out_of_swap()
    fill_what_is_freed()


def _keep_out_of_swap() -> None:
    """Lock all memory where the limit allows any amount; under a limit the program would fail when it is reached."""
    import resource

    if sys.platform != "win32" and resource.getrlimit(resource.RLIMIT_MEMLOCK)[0] == resource.RLIM_INFINITY:
        ctypes.CDLL(None).mlockall(_MCL_CURRENT | _MCL_FUTURE | _MCL_ONFAULT)
