"""Whether ink shows on its ground."""

from __future__ import annotations

LEAST_CONTRAST = 1.25
"""Below this ratio (WCAG 2.2, relative luminance) a reader does not see that there is ink."""

BLACK, WHITE = "000000", "FFFFFF"


def contrast(one: str, two: str) -> float:
    """The ratio of the luminances of two colours, 1 to 21.

    >>> contrast("000000", "FFFFFF"), contrast("FFFFFF", "FFFFFF")
    (21.0, 1.0)
    """
    dark, light = sorted((_luminance(one), _luminance(two)))
    return round((light + 0.05) / (dark + 0.05), 2)


def _luminance(colour: str) -> float:
    def linear(at: int) -> float:
        share = int(colour[at : at + 2], 16) / 255
        return float(share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4)

    return 0.2126 * linear(0) + 0.7152 * linear(2) + 0.0722 * linear(4)
