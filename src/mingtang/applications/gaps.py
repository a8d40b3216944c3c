"""What stands in a text where something is still to be filled in."""

from __future__ import annotations

GAP = "＿＿＿＿"
