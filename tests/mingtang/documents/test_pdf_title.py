"""A damaged title of a PDF."""

from __future__ import annotations

from mingtang.documents.open import read
from tests.mingtang.documents.pdf_writing import pdf, text


def test_half_a_surrogate_in_the_title_does_not_make_the_file_unreadable() -> None:
    source = pdf(text(72, 700, "甲乙丙"), title="甲")
    assert source.count(b"<feff7532>") == 1
    document = read(source.replace(b"<feff7532>", b"<feffd800>"))
    assert (document.title, document.paragraphs[0].text) == (None, "甲乙丙")
