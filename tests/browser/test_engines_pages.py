"""Every page in every engine: no error, nothing that the security policy refuses, nothing wider than the screen."""

from __future__ import annotations

from ..conftest import html_pages

WIDTHS = [1280, 320]
WIDER = "document.documentElement.scrollWidth > innerWidth"


def test_every_page_opens_without_an_error_and_fits_the_screen(reader, site):
    problems, widths = [], WIDTHS
    for path in html_pages(site):
        name = path.relative_to(site).as_posix().removesuffix("index.html")
        reader.open(name)
        for width in widths:
            reader.resize(width)
            if reader.js(WIDER):
                problems.append(f"{name or 'home'} is wider than {width} pixels")
        problems += [f"{name or 'home'}: {message}" for message in reader.messages()]
        widths = widths[::-1]  # the next page opens at the width that the browser has now
    reader.go("about:blank")
    assert not [*problems, *reader.messages()]
