"""The command ``serve``: shows the site while one edits it, and starts again when the code changes."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace, _SubParsersAction
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryDirectory
from threading import Event

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from ..reader.files import PROJECT

HOST = "127.0.0.1"


def add(commands: _SubParsersAction[ArgumentParser]) -> None:
    """Add the command to the command line."""
    serving = commands.add_parser("serve", help="show the site, and show each edit of the content, pages and code")
    serving.add_argument("--port", type=_port, default=8000, help="the port on this machine (else 8000)")
    serving.set_defaults(run=run)


def _port(given: str) -> int:
    if given.isdecimal() and 0 < int(given) < 65536:
        return int(given)
    raise ArgumentTypeError(f"'{given}' is not a port number. Choose a number from 1024 to 65535: make serve PORT=8001")


def run(options: Namespace) -> int:
    """Serve until interrupted. Return 0, or 2 when the port can't be had."""
    if problem := _problem(options.port):
        print(f"{problem} Choose another one: make serve PORT={max(8000, options.port % 65535) + 1}", file=sys.stderr)
        return 2
    for ending in (signal.SIGINT, signal.SIGTERM):  # a shell lets what it runs in the background ignore interrupts
        signal.signal(ending, signal.default_int_handler)
    try:
        with _code_edits() as edited:
            while True:
                edited.clear()
                with _server(options.port) as server:
                    _wait(edited, server)
    except KeyboardInterrupt:
        return 0


def _problem(port: int) -> str | None:
    """Return why nothing can be served on ``port``. None when it can."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except PermissionError:
            return f"Port {port} is for the system's own programs."
        except OSError:
            return f"Port {port} is in use, perhaps by another preview."
    return None


def _wait(edited: Event, server: subprocess.Popen[bytes]) -> None:
    """Wait for an edit of the code. A server that ended by itself (a mistake in the code) is started at the next one."""
    told = False
    while not edited.wait(0.2):
        if server.poll() is not None and not told:
            print("The preview has stopped. It starts again when you save a file in macros/.", file=sys.stderr)
            told = True


@contextmanager
def _server(port: int) -> Iterator[subprocess.Popen[bytes]]:
    """Run MkDocs's own server in a process of its own: Python can't load edited modules again safely."""
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"{HOST}:{port}"]
    with TemporaryDirectory() as folder:
        environment = {**os.environ, "GUIDE_PREVIEW": "yes", "TMPDIR": folder}
        server = subprocess.Popen(command, cwd=PROJECT, env=environment, start_new_session=True)
        try:
            yield server
        finally:
            server.terminate()
            server.wait()


class _Edits(FileSystemEventHandler):
    def __init__(self, edited: Event) -> None:
        self._edited = edited

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note an edit. Opening and reading a file is none, and what Python compiles is not the code."""
        path = os.fsdecode(event.src_path)
        if event.event_type in ("created", "deleted", "modified", "moved") and not (
            event.is_directory or "__pycache__" in path
        ):
            self._edited.set()


@contextmanager
def _code_edits() -> Iterator[Event]:
    """Yield an event that is set when a file below ``macros/`` changes."""
    edited = Event()
    observer = Observer()
    observer.schedule(_Edits(edited), str(PROJECT / "macros"), recursive=True)
    observer.start()
    try:
        yield edited
    finally:
        observer.stop()
        observer.join()
