"""What is in a PDF file: its texts, sizes of letters, links and codes, as independent readers see them."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pypdfium2.raw as pdfium
import zxingcpp
from pypdfium2 import PdfDocument

from .paper import page_texts


def text(path: Path) -> str:
    """Return its whole text, as one line."""
    return " ".join(" ".join(page_texts(path.read_bytes())).split())


def letter_sizes(path: Path) -> set[float]:
    """Return the sizes of all its letters, in points."""
    found = set()
    for page in PdfDocument(path):
        written = page.get_textpage()
        for index in range(written.count_chars()):
            if pdfium.FPDFText_IsGenerated(written, index) != 1:
                matrix = pdfium.FS_MATRIX()
                pdfium.FPDFText_GetMatrix(written, index, matrix)
                found.add(round(pdfium.FPDFText_GetFontSize(written, index) * matrix.d, 1))
    return found


def codes(path: Path) -> list[str]:
    """Return what the QR codes on its first page say."""
    return [code.text for code in zxingcpp.read_barcodes(PdfDocument(path)[0].render(scale=3).to_pil())]


def links(document: pikepdf.Pdf) -> dict[str, str]:
    """Return the words for each of its links, by the address that it leads to."""
    annotations = [one for page in document.pages for one in page.get("/Annots", [])]
    return {str(one.A.URI): str(one.Contents) for one in annotations if one.Subtype == "/Link"}


def fonts(document: pikepdf.Pdf) -> set[str]:
    """Return the names of its fonts, without the mark of a subset."""
    found = [font for page in document.pages for font in page.Resources.get("/Font", {}).values()]
    return {str(font.BaseFont).partition("+")[2] for font in found}


def structure(document: pikepdf.Pdf) -> list[pikepdf.Dictionary]:
    """Return the elements that say what its texts are, in reading order."""
    found, left = [], [document.Root.StructTreeRoot.K]
    while left:
        one = left.pop()
        if isinstance(one, pikepdf.Array):
            left += reversed(list(one))
        elif isinstance(one, pikepdf.Dictionary) and "/S" in one:
            found.append(one)
            left.append(one.get("/K", pikepdf.Array()))
    return found
