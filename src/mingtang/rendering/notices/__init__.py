"""What is printed of published information: a sheet for a notice board, an issue of a gazette."""

from mingtang.rendering.notices.docx import write as issue_docx
from mingtang.rendering.notices.pdf import issue_pdf, notice_pdf
from mingtang.rendering.notices.printed import Issue, Notice, Paper

__all__ = ["Issue", "Notice", "Paper", "issue_docx", "issue_pdf", "notice_pdf"]
