"""An annual report as a document: the statutory form of its edition in any format.

`printed_tables(report, form)` gives the statutory grids as printed, without a format.
"""

from mingtang.rendering.printed import Align, PrintedCell, PrintedTable, Role
from mingtang.rendering.tables import figures_table, printed_tables

__all__ = ["Align", "PrintedCell", "PrintedTable", "Role", "figures_table", "printed_tables"]
