"""The progressive scale of the information processing fee (国办函〔2020〕109号)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Band:
    """Units up to and including `up_to` (None: all further ones) at `rate` yuan each."""

    up_to: int | None
    rate: Decimal


@dataclass(frozen=True, slots=True)
class FeeScale:
    """Bands in rising order; where the last one is bounded, the rate rises by `rise` with every
    further `step` units."""

    bands: tuple[Band, ...]
    step: int | None = None
    rise: Decimal = Decimal(0)

    def rate(self, unit: int) -> Decimal:
        """Yuan for the unit of this number: the 31st application of a month, the 101st page."""
        for band in self.bands:
            if band.up_to is None or unit <= band.up_to:
                return band.rate
        last = self.bands[-1]
        if last.up_to is None or self.step is None:
            raise ValueError(f"收费标准没有规定第{unit}个计费单位的单价，请核对收费标准数据。")
        return last.rate + self.rise * (1 + (unit - last.up_to - 1) // self.step)

    def charge(self, units: int) -> Decimal:
        """Yuan for so many units, each at the rate of its own band.

        Raises ValueError for a negative number.
        """
        if units < 0:
            raise ValueError(f"件数或页数不能为负数：{units}。")
        return sum((self.rate(unit) for unit in range(1, units + 1)), Decimal(0))
