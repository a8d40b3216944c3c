import pytest

from mingtang.publication.districts import Outcome, districts_of, findings, look_up
from mingtang_office.demo import county
from mingtang_office.demo.conducting import Clock
from mingtang_office.demo.districts import give_districts
from tests.office.conftest import NOW, Agencies, MakePerson
from tests.office.publication.bureau import bureau_of
from tests.office.publication.districts import ADMISSIONS

pytestmark = pytest.mark.django_db


def test_the_districts_of_the_county_are_sound_and_answer_for_its_schools_own_addresses(
    agencies: Agencies, make_person: MakePerson
) -> None:
    bureau = bureau_of(agencies.education, make_person)
    item = give_districts(bureau.draft(**ADMISSIONS), by=bureau.clerk, clock=Clock(NOW))
    table = districts_of(item.details["districts"])
    schools = {office.name: office.address for office in county.offices()}
    assert findings(table) == ()
    assert set(table.schools) <= set(schools)
    for school in ("云江县实验小学", "云江县城关小学", "云江县滨江小学", "云江县白石中心小学"):
        found = look_up(table, f"云江县{schools[school]}", ("云江县", "云江")).answers[0]
        assert (found.outcome, found.schools) == (Outcome.ONE, (school,))
