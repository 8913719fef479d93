"""A bare WebKitGTK window for the tests, run by the system's Python, which has the bindings to GTK.

WebDriver starts it and presses the buttons. What WebDriver has no command for is asked over the socket ``control`` in the
window's folder: one line of JSON with the name of a method of ``Control`` and its arguments, answered by another line.
The page's console messages go to the file ``console`` there.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import socketserver
import sys
import threading
from pathlib import Path

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import GLib, Gtk, WebKit2  # noqa: E402

DEFAULT_SIZE = (1280, 900)


class Browser:
    """The windows of one profile. WebDriver asks for each."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.windows: list[Gtk.Window] = []
        self.scripts = WebKit2.UserContentManager()
        self.settings = WebKit2.Settings(
            enable_write_console_messages_to_stdout=True,
            javascript_can_access_clipboard=False,
            hardware_acceleration_policy=WebKit2.HardwareAccelerationPolicy.NEVER,
        )
        self.context = WebKit2.WebContext(website_data_manager=_data_manager(folder))
        self.context.set_automation_allowed(True)
        self.context.connect("automation-started", self._automation_started)
        self.context.connect("download-started", self._download_started)

    def _automation_started(self, _context: WebKit2.WebContext, session: WebKit2.AutomationSession) -> None:
        info = WebKit2.ApplicationInfo()
        info.set_name("MiniBrowser")  # the only one that Selenium asks for
        session.set_application_info(info)
        session.connect("create-web-view", lambda *_: self.open_window())
        session.connect("will-close", lambda *_: self.quit())

    def open_window(self) -> WebKit2.WebView:
        view = WebKit2.WebView(
            web_context=self.context,
            settings=self.settings,
            user_content_manager=self.scripts,
            is_controlled_by_automation=True,
        )
        window = Gtk.Window(default_width=DEFAULT_SIZE[0], default_height=DEFAULT_SIZE[1])
        window.add(view)
        window.show_all()
        view.connect("close", lambda *_: window.destroy())
        # The dialog for printing would wait for a person.
        view.connect("print", lambda *_: True)
        window.connect("destroy", self.windows.remove)
        self.windows.append(window)
        return view

    def _download_started(self, _context: WebKit2.WebContext, download: WebKit2.Download) -> None:
        def choose(_download: WebKit2.Download, name: str) -> bool:
            download.set_destination((self.folder / "downloads" / name).as_uri())
            return True

        download.connect("decide-destination", choose)

    def quit(self) -> None:
        Gtk.main_quit()


class Control:
    """What the tests may ask for. Each method answers by calling ``done`` once."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser

    def _view(self, number: int) -> WebKit2.WebView:
        return self._browser.windows[number].get_child()

    def configure(self, done, javascript: bool, storage: bool, features: dict[str, bool]) -> None:
        """Switch on and off what the pages have that are opened from now on."""
        settings = self._browser.settings
        settings.set_enable_javascript(javascript)
        settings.set_enable_html5_local_storage(storage)
        known = WebKit2.Settings.get_all_features()
        for feature in map(known.get, range(known.get_length())):
            if feature.get_identifier() in features:
                settings.set_feature_enabled(feature, features[feature.get_identifier()])
        done(True)

    def resize(self, done, number: int, width: int, height: int) -> None:
        window = self._browser.windows[number]
        window.resize(width, height)
        done(True)

    def pdf(self, done, number: int, path: str) -> None:
        operation = WebKit2.PrintOperation.new(self._view(number))
        settings = Gtk.PrintSettings()
        settings.set_printer("Print to File")
        settings.set(Gtk.PRINT_SETTINGS_OUTPUT_FILE_FORMAT, "pdf")
        settings.set(Gtk.PRINT_SETTINGS_OUTPUT_URI, Path(path).as_uri())
        operation.set_print_settings(settings)
        setup = Gtk.PageSetup()
        setup.set_paper_size(Gtk.PaperSize.new(Gtk.PAPER_NAME_LETTER))
        operation.set_page_setup(setup)
        problems: list[str] = []
        operation.connect("failed", lambda _operation, error: problems.append(error.message))
        operation.connect("finished", lambda *_: done(problems))
        operation.print_()
        self._operation = operation  # it must outlive this call

    def clipboard(self, done) -> None:
        from gi.repository import Gdk

        Gtk.Clipboard.get(Gdk.SELECTION_CLIPBOARD).request_text(lambda _clipboard, text: done(text or ""))

    def add_script(self, done, source: str) -> None:
        """Run ``source`` at the start of each page from now on."""
        top, start = WebKit2.UserContentInjectedFrames.TOP_FRAME, WebKit2.UserScriptInjectionTime.START
        self._browser.scripts.add_script(WebKit2.UserScript.new(source, top, start, None, None))
        done(True)

    def remove_scripts(self, done) -> None:
        self._browser.scripts.remove_all_scripts()
        done(True)


def _data_manager(folder: Path) -> WebKit2.WebsiteDataManager:
    return WebKit2.WebsiteDataManager(
        base_data_directory=str(folder / "profile" / "data"), base_cache_directory=str(folder / "profile" / "cache")
    )


def _listen(path: Path, control: Control) -> None:
    """Answer the tests from a thread of its own; what they ask for is done in GTK's."""

    class Request(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            name, *arguments = json.loads(self.rfile.readline())
            answered = threading.Event()
            answer: list[object] = []

            def done(value: object) -> None:
                answer.append(value)
                answered.set()

            def work() -> bool:
                try:
                    getattr(control, name)(done, *arguments)
                except Exception as error:
                    done({"error": repr(error)})
                return GLib.SOURCE_REMOVE

            GLib.idle_add(work)
            answered.wait()
            self.wfile.write(json.dumps(answer[0]).encode() + b"\n")

    server = socketserver.ThreadingUnixStreamServer(str(path), Request)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    # The messages come from the process of the page, which inherits this output.
    console = os.open(folder / "console", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(console, sys.stderr.fileno())
    browser = Browser(folder)
    control = folder / "control"
    control.unlink(missing_ok=True)
    _listen(control, Control(browser))
    GLib.unix_signal_add(GLib.PRIORITY_DEFAULT, signal.SIGTERM, browser.quit)
    Gtk.main()


if __name__ == "__main__":
    main()
