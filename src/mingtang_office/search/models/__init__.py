from mingtang_office.search.models.indexed import IndexedDocument
from mingtang_office.search.models.rebuild import Rebuild
from mingtang_office.search.models.unsent import Unsent

__all__ = ["IndexedDocument", "Rebuild", "Unsent"]
