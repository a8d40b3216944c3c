from mingtang_office.search.engines.chosen import engine
from mingtang_office.search.engines.engine import MOST, Engine, Entry, Facet, Found, Sought

__all__ = ["MOST", "Engine", "Entry", "Facet", "Found", "Sought", "engine"]
