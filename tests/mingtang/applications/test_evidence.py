from mingtang.applications.dispositions import Disposition
from mingtang.applications.grounds import evidence_for


def codes(disposition: Disposition, *withheld: Disposition | None) -> list[str]:
    return [each.code for each in evidence_for(disposition, withheld)]


def test_a_partial_disclosure_needs_the_redacted_file_and_the_list() -> None:
    assert codes(Disposition.PARTLY_GRANTED, None) == ["redacted", "redaction_list"]


def test_a_part_withheld_for_a_third_party_needs_the_third_party_heard() -> None:
    found = codes(Disposition.PARTLY_GRANTED, Disposition.THIRD_PARTY_RIGHTS)
    assert found[2:] == ["consultation", "proof_of_service", "opinion"]


def test_each_paper_is_asked_for_once() -> None:
    found = codes(Disposition.THIRD_PARTY_RIGHTS, Disposition.THIRD_PARTY_RIGHTS)
    assert found == ["consultation", "proof_of_service", "opinion"]
