"""A report as an office scanner leaves it: pictures of its pages, without a word in the file."""

from __future__ import annotations

import io
from time import gmtime

from PIL import Image

import mingtang
from mingtang.annual.report import AnnualReport

_PIXELS = 1000  # the width of a page, coarse as a fax


def scanned(report: AnnualReport) -> bytes:
    """A PDF of pictures; the same report gives the same bytes."""
    printed = mingtang.render(report, "pdf")
    pages = [
        Image.open(io.BytesIO(mingtang.page_image(printed, page, _PIXELS))).convert("L")
        for page in range(1, mingtang.page_count(printed) + 1)
    ]
    made = io.BytesIO()
    first, *rest = pages
    dated = gmtime(0)
    first.save(
        made,
        "PDF",
        save_all=True,
        append_images=rest,
        creationDate=dated,
        modDate=dated,
        quality=60,
    )
    return made.getvalue()
