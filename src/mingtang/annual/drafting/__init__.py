"""The words of an annual report, drafted from the figures of its year.

`draft(facts)` gives the paragraphs of every part that is told in words; each figure in them names the
fact it comes from, so that `redraft` can tell what changed and write anew what nobody edited. What
only a person knows stands as a gap (“【请补充：…】”), which `gaps` finds.
"""

from mingtang.annual.drafting.draft import PREAMBLE, WRITTEN_PARTS, draft
from mingtang.annual.drafting.entered import Entered, Kind
from mingtang.annual.drafting.facts import Contact, Counted, Fees, YearFacts
from mingtang.annual.drafting.gaps import gap, gaps
from mingtang.annual.drafting.paragraph import DraftedParagraph, Told
from mingtang.annual.drafting.redraft import FactChange, Redrafted, redraft

__all__ = [
    "PREAMBLE",
    "WRITTEN_PARTS",
    "Contact",
    "Counted",
    "DraftedParagraph",
    "Entered",
    "FactChange",
    "Fees",
    "Kind",
    "Redrafted",
    "Told",
    "YearFacts",
    "draft",
    "gap",
    "gaps",
    "redraft",
]
