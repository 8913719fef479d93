"""The command line: ``python -m macros check``, ``new``, ``rename`` and the rest."""

from __future__ import annotations

import argparse
import gc
import io
import os
import sys
from importlib import import_module

MODULES = ("check", "new", "rename", "register", "announce", "maintenance", "publish", "build")
ALONE = {"check", "publish", "build"}
"""The commands that run most often: to load all others takes them a tenth of a second."""


def main(arguments: list[str] | None = None) -> int:
    """Runs a command. Returns 0 when all is well, 1 with problems, 2 when it could not run."""
    parser = argparse.ArgumentParser(prog="python -m macros", description="Work on the guide's content.")
    commands = parser.add_subparsers(dest="command", required=True)
    given = sys.argv[1:] if arguments is None else arguments
    alone = given[0] if given and given[0] in ALONE else None
    for name in [alone] if alone else MODULES:
        import_module(f"{__package__}.commands.{name}").add(commands)
    options = parser.parse_args(given)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    # All that is read stays until the end: to look for garbage in it takes up to a fifth of the time.
    gc.disable()
    try:
        code: int = options.run(options)
        sys.stdout.flush()
        return code
    except KeyboardInterrupt:
        print("\nStopped. Nothing more was written.", file=sys.stderr)
        return 2
    except BrokenPipeError:
        # Who reads the output has seen enough, as with 'check | head'.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    finally:
        gc.enable()


if __name__ == "__main__":
    sys.exit(main())
