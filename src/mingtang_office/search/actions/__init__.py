from mingtang_office.search.actions.indexing import put, remove

__all__ = ["put", "remove"]
