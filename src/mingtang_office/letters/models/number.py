from __future__ import annotations

from django.db import models

from mingtang_office.agencies.models import Agency, YearCounter


class LetterCode(models.Model):
    """The organ's own part of its numbers: 云教公开 of 云教公开告〔2026〕12号."""

    agency = models.OneToOneField(
        Agency, models.PROTECT, related_name="letter_code", verbose_name="机关"
    )
    code = models.CharField("机关代字", max_length=16)

    class Meta:
        verbose_name = "机关代字"
        verbose_name_plural = "机关代字"
        constraints = (
            # Two organs under one code would issue the same number twice.
            models.UniqueConstraint(fields=("code",), name="letters_code_of_one_agency"),
        )

    def __str__(self) -> str:
        return self.code


class SeriesCounter(YearCounter):
    """The last number taken of a series in a year. Its row is the lock under which the next one is
    allotted, in the transaction that signs; so there is neither a gap nor a double."""

    series = models.CharField("文号系列", max_length=30)

    class Meta:
        verbose_name = "文号计数"
        verbose_name_plural = "文号计数"
        constraints = (
            models.UniqueConstraint(
                fields=("agency", "series", "year"), name="letters_counter_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.series}〔{self.year}〕{self.last}"
