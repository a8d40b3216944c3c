"""Personal data: found by form and check digit, masked before publication."""

from mingtang.privacy.check_digits import (
    credit_code_check,
    id_card_check,
    is_credit_code,
    is_id_card,
    is_organisation_code,
    organisation_code_check,
    passes_luhn,
)
from mingtang.privacy.finding import find
from mingtang.privacy.kinds import PERSONAL, Kind, Match
from mingtang.privacy.masking import mask, masked, masked_name

__all__ = [
    "PERSONAL",
    "Kind",
    "Match",
    "credit_code_check",
    "find",
    "id_card_check",
    "is_credit_code",
    "is_id_card",
    "is_organisation_code",
    "mask",
    "masked",
    "masked_name",
    "organisation_code_check",
    "passes_luhn",
]
