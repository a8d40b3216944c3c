"""Papers that are given in part: a contract in Word with a name and a number, a plan in PDF."""

from __future__ import annotations

import io
import os
import time

from docx import Document
from PIL import Image

from tests.mingtang.documents.pdf_writing import pdf, picture, text

NAME = "周云溪"
MOBILE = "13800138000"


def contract() -> bytes:
    """A Word document that names a person twice and a mobile number once."""
    document = Document()
    document.add_heading("校服采购合同", 1)
    document.add_paragraph(f"甲方经办人：{NAME}，联系电话：{MOBILE}。")
    document.add_paragraph("校服每套单价一百二十元，共三百套。")
    document.add_paragraph(f"签字：{NAME}")
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def plan() -> bytes:
    """Two pages: words, and words with a drawing that no program reads."""
    return pdf(
        text(72, 760, "学校布局规划") + text(72, 700, "拟建校址三处"),
        text(72, 760, "附图") + "q 200 0 0 200 100 300 cm /X0 Do Q",
        forms=[picture()],
    )


def photographed() -> bytes:
    """A Word document with a picture."""
    picture_file = io.BytesIO()
    Image.new("RGB", (400, 300), "lightblue").save(picture_file, "PNG")
    document = Document()
    document.add_paragraph("现场检查照片")
    document.add_picture(picture_file)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def kill_the_reader(*_: object) -> None:
    os._exit(9)


def never_end(*_: object) -> None:
    time.sleep(30)
