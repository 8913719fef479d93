"""From a page to a PDF file: WeasyPrint writes it, and page, an independent validator of PDF/UA-1, reads it."""

from __future__ import annotations

import logging
import re
from functools import cache, partial
from importlib.metadata import version
from mimetypes import guess_type
from pathlib import Path

import page
import pydyf
from weasyprint import CSS, HTML
from weasyprint.document import Document
from weasyprint.text.ffi import pango
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

FONTS = Path(__file__).with_name("fonts")
WEIGHTS = {400: "public-sans-latin-400-normal.woff2", 700: "public-sans-latin-700-normal.woff2"}
VARIANT = "pdf/ua-1"

_QUOTED = re.compile(r'<blockquote[^>]* lang="([a-z]+)"')

logging.getLogger("weasyprint").setLevel(logging.ERROR)  # it warns of each property that only browsers know


def made_with() -> str:
    """Return what a PDF file depends on apart from its page."""
    packages = [f"{name} {version(name)}" for name in ("weasyprint", "pydyf", "fonttools", "page-validation")]
    return " ".join((*packages, str(pango.pango_version()), Path(__file__).read_text("utf-8")))


def file_at(url: str, address: str, out_dir: Path) -> Path:
    """Return the file of the site at ``address`` that has this ``url``."""
    return out_dir / url.removeprefix(address)


def write(html: str, url: str, address: str, out_dir: Path, target: Path) -> str:
    """Write a page, which would be at ``url`` of the site at ``address``, as a PDF file. Return what is wrong with it, if anything."""
    fonts, sheet = _fonts()
    document = HTML(string=html, base_url=url, url_fetcher=_OfTheSite(address, out_dir)).render(
        font_config=fonts, stylesheets=[sheet], pdf_variant=VARIANT, pdf_tags=True
    )
    data = document.write_pdf(
        finisher=partial(_describe, quoted=_QUOTED.search(html)), pdf_variant=VARIANT, pdf_tags=True
    )
    report = page.validate_pdf_bytes(data, profile="ua1")
    if not report.is_compliant:
        reasons = "; ".join(sorted({failure.message for failure in report.failures}))
        return f"The PDF file of '{document.metadata.title}' is not accessible (PDF/UA-1): {reasons}."
    fresh = target.with_suffix(".new")
    fresh.write_bytes(data)
    fresh.replace(target)
    return ""


@cache
def _fonts() -> tuple[FontConfiguration, CSS]:
    """Return the fonts, ready to use. They are our own, so the same on every machine."""
    fonts = FontConfiguration()
    faces = "".join(
        f'@font-face {{ font-family: "Handout"; font-weight: {weight}; src: url({(FONTS / name).as_uri()}) }}'
        for weight, name in WEIGHTS.items()
    )
    return fonts, CSS(string=faces, font_config=fonts)


def _describe(document: Document, written: pydyf.PDF, quoted: re.Match[str] | None) -> None:
    """Say in words where each link leads, and in which language a quotation is: WeasyPrint does neither."""
    for one in (one for one in written.objects if isinstance(one, pydyf.Dictionary)):
        if one.get("Subtype") == "/Link":
            one["Contents"] = pydyf.String(f"{document.metadata.title}: {one['A']['URI'].string}")
        if quoted and one.get("S") == "/BlockQuote":
            one["Lang"] = pydyf.String(quoted[1])


class _OfTheSite(URLFetcher):  # type: ignore[misc]  # it has no types
    """Takes what a page loads from the built site, and nothing from the network."""

    def __init__(self, address: str, out_dir: Path) -> None:
        super().__init__(fail_on_errors=True)
        self._address, self._out_dir = address, out_dir

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        if not url.startswith(self._address):
            raise ValueError(f"{url} is not of the site")
        file = file_at(url, self._address, self._out_dir)
        return URLFetcherResponse(url, file.read_bytes(), {"Content-Type": guess_type(file)[0] or ""})
