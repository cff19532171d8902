# SPDX-License-Identifier: EUPL-1.2
"""The command `screening-app`: the window without a command, the demonstration, or the command line."""

from __future__ import annotations

import sys

from screening_app.cli import parse, run


def main(arguments: list[str] | None = None) -> int:
    """Run the program and return its exit status: 0 done, 1 refused or something found, 2 wrong usage."""
    chosen = parse(sys.argv[1:] if arguments is None else arguments)
    if chosen.command is None:
        from screening_app.app import run_window

        return run_window(chosen.store)
    if chosen.command == "demo":
        from screening_app.demo import run_demo

        return run(chosen, lambda: run_demo(chosen.out, seed=chosen.seed, contacts=chosen.contacts))
    from screening_app.process import make_process_safe

    make_process_safe()
    return run(chosen)


if __name__ == "__main__":
    raise SystemExit(main())
