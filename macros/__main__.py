"""The command line: ``python -m macros check``, ``new``, ``rename`` and the rest."""

from __future__ import annotations

import argparse
import io
import os
import sys


def main(arguments: list[str] | None = None) -> int:
    """Run a command. Return 0 when all is well, 1 with problems, 2 when it could not run."""
    try:
        options = _parser().parse_args(arguments)
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="replace")
        code: int = options.run(options)
        sys.stdout.flush()
        return code
    except KeyboardInterrupt:
        print("\nStopped. Nothing more was written.", file=sys.stderr)
        return 2
    except ModuleNotFoundError as problem:
        print(
            f"The package {problem.name} is not installed for this Python. Run 'make check' once: it sets up everything"
            " in .venv/. From then on: .venv/bin/python -m macros",
            file=sys.stderr,
        )
        return 2
    except BrokenPipeError:
        # Whoever reads the output has seen enough, as with 'check | head'.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as problem:
        print(f"{problem.filename or 'A file'} can't be read or written: {problem.strerror}.", file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    # Here, so that an interrupt while they load ends in one line too.
    from .commands import (
        announce,
        build,
        check,
        handouts,
        maintenance,
        new,
        pack,
        publish,
        register,
        rename,
        review,
        serve,
        translate,
        withdraw,
    )

    parser = argparse.ArgumentParser(prog="python -m macros", description="Work on the guide's content.")
    subparsers = parser.add_subparsers(dest="command", required=True)
    for command in (
        check,
        new,
        rename,
        withdraw,
        register,
        announce,
        review,
        translate,
        maintenance,
        publish,
        build,
        handouts,
        pack,
        serve,
    ):
        command.add(subparsers)
    return parser


if __name__ == "__main__":
    sys.exit(main())
