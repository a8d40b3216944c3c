"""Kinds of applicants: the columns of table three (国办公开办函〔2021〕30号)."""

from __future__ import annotations

from enum import StrEnum


class ApplicantKind(StrEnum):
    """Who applies. A lawyer who applies in their own name is a natural person; an application of
    several people counts once, under the kind of the first."""

    NATURAL_PERSON = "natural_person"
    BUSINESS = "business"
    RESEARCH = "research"
    PUBLIC_INTEREST = "public_interest"
    LEGAL_SERVICE = "legal_service"
    OTHER = "other"

    @property
    def label(self) -> str:
        """As the head of the column words it."""
        return _LABELS[self]

    @property
    def is_organisation(self) -> bool:
        return self is not ApplicantKind.NATURAL_PERSON


_LABELS = {
    ApplicantKind.NATURAL_PERSON: "自然人",
    ApplicantKind.BUSINESS: "商业企业",
    ApplicantKind.RESEARCH: "科研机构",
    ApplicantKind.PUBLIC_INTEREST: "社会公益组织",
    ApplicantKind.LEGAL_SERVICE: "法律服务机构",
    ApplicantKind.OTHER: "其他",
}
