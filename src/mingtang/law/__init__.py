"""The law as data: citations, instruments, and numbers that know when they hold."""

from mingtang.law.citations import Citation, Mention, citations_in
from mingtang.law.dated import Holding, NotInForce, Parameter
from mingtang.law.fees import Band, FeeScale
from mingtang.law.instruments import Instrument, Version, instrument, instruments
from mingtang.law.numerals import numeral, parse_numeral
from mingtang.law.parameters import (
    YearlyDay,
    deadline,
    fee_scale,
    parameter,
    parameter_codes,
    report_deadline,
)

__all__ = [
    "Band",
    "Citation",
    "FeeScale",
    "Holding",
    "Instrument",
    "Mention",
    "NotInForce",
    "Parameter",
    "Version",
    "YearlyDay",
    "citations_in",
    "deadline",
    "fee_scale",
    "instrument",
    "instruments",
    "numeral",
    "parameter",
    "parameter_codes",
    "parse_numeral",
    "report_deadline",
]
