"""What the narrative of a report claims, parsed once into values that rules judge."""

from mingtang.audit.claims.claim import Claim, Period, Scope, Topic
from mingtang.audit.claims.narrative import Narrative, read
from mingtang.audit.claims.partitions import Partition
from mingtang.audit.claims.sentences import Sentence

__all__ = ["Claim", "Narrative", "Partition", "Period", "Scope", "Sentence", "Topic", "read"]
