from mingtang_office.search.queries.searching import search

__all__ = ["search"]
