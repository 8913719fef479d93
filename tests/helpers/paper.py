"""What is on paper: the text of a PDF's pages."""

from __future__ import annotations

from pypdfium2 import PdfDocument


def page_texts(pdf: bytes) -> list[str]:
    """Return the text of each page, in the order in which it is written into the file."""
    document = PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()
