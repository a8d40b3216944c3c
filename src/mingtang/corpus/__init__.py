"""Many reports at once: `audit_corpus(folder, output)`."""

from mingtang.corpus.batch import CorpusSummary, audit_corpus
from mingtang.corpus.errors import CorpusImpossible

__all__ = ["CorpusImpossible", "CorpusSummary", "audit_corpus"]
