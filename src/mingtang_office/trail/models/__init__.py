from mingtang_office.trail.models.chain import Chain
from mingtang_office.trail.models.entry import Entry
from mingtang_office.trail.models.sealing import ObjectKey, SealedDetail

__all__ = ["Chain", "Entry", "ObjectKey", "SealedDetail"]
