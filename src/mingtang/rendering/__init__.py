"""An annual report as a document: the statutory form of its edition in any format.

`render(report, "docx")` gives the bytes of a file; `printed_tables(report, form)` gives the
statutory grids as values, for pages that draw them themselves.
"""

from mingtang.rendering.comments import Comment
from mingtang.rendering.errors import RenderingImpossible
from mingtang.rendering.outline import Outline, outline
from mingtang.rendering.printed import Align, PrintedCell, PrintedTable, Role
from mingtang.rendering.render import Target, render
from mingtang.rendering.tables import figures_table, printed_tables

__all__ = [
    "Align",
    "Comment",
    "Outline",
    "PrintedCell",
    "PrintedTable",
    "RenderingImpossible",
    "Role",
    "Target",
    "figures_table",
    "outline",
    "printed_tables",
    "render",
]
