"""The command line: ``python -m macros check``, ``new``, ``rename`` and the rest."""

from __future__ import annotations

import argparse
import io
import os
import sys

from .commands import announce, build, check, maintenance, new, publish, register, rename

COMMANDS = (check, new, rename, register, announce, maintenance, publish, build)


def main(arguments: list[str] | None = None) -> int:
    """Run a command. Return 0 when all is well, 1 with problems, 2 when it could not run."""
    parser = argparse.ArgumentParser(prog="python -m macros", description="Work on the guide's content.")
    subparsers = parser.add_subparsers(dest="command", required=True)
    for command in COMMANDS:
        command.add(subparsers)
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
        # Whoever reads the output has seen enough, as with 'check | head'.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


if __name__ == "__main__":
    sys.exit(main())
