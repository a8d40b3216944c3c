"""An official letter as docx and PDF in the letter format (信函格式) of GB/T 9704-2012.

`set_letter` makes of composed words a `Sheet`, which is what is printed; `letter_docx` and `letter_pdf` give the bytes of a file, the same sheet
always the same bytes.
"""

from mingtang.rendering.letters.docx import write as letter_docx
from mingtang.rendering.letters.pdf import write as letter_pdf
from mingtang.rendering.letters.setting import set_letter
from mingtang.rendering.letters.sheet import Annex, Line, LineKind, Sheet, SlipRow

__all__ = [
    "Annex",
    "Line",
    "LineKind",
    "Sheet",
    "SlipRow",
    "letter_docx",
    "letter_pdf",
    "set_letter",
]
