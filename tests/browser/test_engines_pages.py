"""Every page in every engine: no error, nothing that the security policy refuses, nothing wider than the screen."""

from __future__ import annotations

from ..conftest import html_pages

WIDTHS = (1280, 320)
WIDER = "document.documentElement.scrollWidth > innerWidth"


def test_every_page_opens_without_an_error_and_fits_the_screen(reader, site):
    problems = []
    here, there = WIDTHS
    reader.resize(here)
    for path in html_pages(site):
        name = path.relative_to(site).as_posix().removesuffix("index.html")
        reader.open(name)
        wider = {here: reader.js(WIDER)}
        # The next page opens at the width to which this one is brought: bringing a page to a width takes longest.
        here, there = there, here
        reader.resize(here)
        wider[here] = reader.js(WIDER)
        problems += [f"{name or 'home'} is wider than {width} pixels" for width in WIDTHS if wider[width]]
        problems += [f"{name or 'home'}: {message}" for message in reader.messages()]
    reader.go("about:blank")
    assert not [*problems, *reader.messages()]
