"""The command line: ``python -m macros check``, ``new``, ``rename`` and the rest."""

from __future__ import annotations

import argparse
import io
import os
import sys

from . import announcing, checking, chores, making, publish, registering, renaming


def main(arguments: list[str] | None = None) -> int:
    """Runs a command. Returns 0 when all is well, 1 with problems, 2 when it could not run."""
    parser = argparse.ArgumentParser(prog="python -m macros", description="Work on the guide's content.")
    commands = parser.add_subparsers(dest="command", required=True)
    for module in (checking, making, renaming, registering, announcing, chores, publish):
        module.add(commands)
    options = parser.parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
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


if __name__ == "__main__":
    sys.exit(main())
