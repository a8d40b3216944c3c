"""Inside the office's environment: `prepare` an agency with its people, or `count` what came in."""

from __future__ import annotations

import json
import sys
from datetime import date

import django

django.setup()

from mingtang.privacy import credit_code_check  # noqa: E402 - needs the apps
from mingtang_office.accounts.models import User  # noqa: E402
from mingtang_office.agencies.models import (  # noqa: E402
    Agency,
    AgencyKind,
    Membership,
    Region,
    Role,
)
from mingtang_office.publication.models import IndexCounter, Item, PublicItem  # noqa: E402

_STEM = "11990101000000001"


def prepare() -> None:
    region = Region.objects.create(code="990101", name="云江县", valid_from=date(2000, 1, 1))
    county = Agency.add_root(name="云江县人民政府", kind=AgencyKind.GOVERNMENT, region=region)
    agency = county.add_child(
        name="云江县教育局",
        kind=AgencyKind.DEPARTMENT,
        region=region,
        credit_code=_STEM + credit_code_check(_STEM),
    )
    for name, role in (("clerk", Role.CLERK), ("signatory", Role.SIGNATORY)):
        person = User.objects.create_user(name, password=None, full_name=name)
        Membership.objects.create(user=person, agency=agency, role=role, starts_on=date(2020, 1, 1))


def count() -> None:
    numbers = Item.objects.exclude(index_number="").values_list("index_number", flat=True)
    told = {
        "items": Item.objects.count(),
        "public": PublicItem.objects.count(),
        "numbers": len(set(numbers)),
        "last": sum(IndexCounter.objects.values_list("last", flat=True)),
    }
    print(json.dumps(told))


if __name__ == "__main__":
    {"prepare": prepare, "count": count}[sys.argv[1]]()
