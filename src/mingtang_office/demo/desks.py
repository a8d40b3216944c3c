"""The desk of an agency: everybody through whose hands a case of the demonstration passes, doing by
the applications' own actions what an officer does on the screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from mingtang.applications import Channel
from mingtang.applications.delivery import ServiceManner
from mingtang.applications.request import Delivery as Wanted
from mingtang.applications.request import Request
from mingtang_office.accounts.models import User
from mingtang_office.agencies.models import Agency, Membership, Role
from mingtang_office.applications.actions import online
from mingtang_office.applications.actions.intake import Arrival, Taken, confirm_receipt, submit
from mingtang_office.applications.models import Application
from mingtang_office.demo.conducting import Clock, Days
from mingtang_office.letters.actions import reviewing, serving, signing
from mingtang_office.letters.actions.serving import Delivery
from mingtang_office.letters.models import Letter

T = TypeVar("T")

_OPINIONS = {
    Role.SECTION_REVIEWER: "事实清楚，依据准确，同意。",
    Role.CONFIDENTIALITY_REVIEWER: "已经保密审查，可以按此答复。",
    Role.HEAD: "同意，请领导审签。",
}
_MANNERS = {
    Wanted.EMAIL: ServiceManner.ONLINE,
    Wanted.DOWNLOAD: ServiceManner.ONLINE,
    Wanted.POST: ServiceManner.POST,
}


@dataclass
class Desk:
    """`people` holds who has which role at the agency; `clock` and `days` are those of the whole
    demonstration."""

    agency: Agency
    people: Mapping[Role, User]
    clock: Clock
    days: Days
    posted: int = 0

    @property
    def clerk(self) -> User:
        return self.people[Role.CLERK]

    @property
    def head(self) -> User:
        return self.people[Role.HEAD]

    @property
    def clock_day(self) -> date:
        return self.clock.day

    def do(self, action: Callable[..., T], application: Application, **told: Any) -> T:
        """An action of the clerk on a case as it stands now."""
        application.refresh_from_db()
        return action(
            application=application,
            expected_revision=application.revision,
            **{"by": self.clerk, "now": self.clock.tick(), **told},
        )

    def on(self, action: Callable[..., T], row: Any, **told: Any) -> T:
        """The same for what belongs to a case and is named by its kind."""
        application = Application.objects.get(pk=row.application_id)
        return action(
            expected_revision=application.revision,
            **{
                row._meta.model_name: row,
                "by": self.clerk,
                "now": self.clock.tick(),
                **told,
            },
        )

    def with_letter(self, action: Callable[..., T], letter: Letter, **told: Any) -> T:
        letter.refresh_from_db()
        return action(
            letter=letter,
            expected_revision=letter.revision,
            **{"by": self.clerk, "now": self.clock.tick(), **told},
        )

    def take(self, request: Request, arrival: Arrival, *, by: User | None, **told: Any) -> Taken:
        now = self.clock.tick()
        return submit(agency=self.agency, request=request, arrival=arrival, by=by, now=now, **told)

    def confirm(self, application: Application, on: date) -> None:
        self.do(confirm_receipt, application, on=on)

    def hand_in(self, letter: Letter) -> None:
        self.with_letter(reviewing.submit, letter)

    def pass_on(self, letter: Letter, *roles: Role) -> None:
        """Passed by these roles, the next of the chain; without any, by all before the last."""
        letter.refresh_from_db()
        for role in roles or [Role(code) for code in letter.chain[letter.position : -1]]:
            self.with_letter(
                reviewing.pass_on, letter, opinion=_OPINIONS[role], by=self.people[role]
            )

    def send_back(self, letter: Letter, opinion: str) -> None:
        letter.refresh_from_db()
        by = self.people[Role(letter.turn)]
        self.with_letter(reviewing.send_back, letter, opinion=opinion, by=by)

    def sign(self, letter: Letter) -> None:
        letter.refresh_from_db()
        self.with_letter(signing.sign, letter, by=self.people[Role(letter.chain[-1])])

    def sign_through(self, letter: Letter) -> Letter:
        """Handed in, passed by everybody and signed."""
        self.hand_in(letter)
        self.pass_on(letter)
        self.sign(letter)
        return letter

    def serve(self, letter: Letter, manner: ServiceManner, on: date, **told: Any) -> None:
        by_post = manner is ServiceManner.POST
        by_hand = manner is ServiceManner.IN_PERSON
        delivery = Delivery(
            manner,
            posted_on=on if by_post else None,
            received_on=None if by_post else on,
            post_number=self._post_number() if by_post else "",
            receiver="本人签收" if by_hand else "",
        )
        self.with_letter(serving.serve, letter, delivery=delivery, **told)

    def serve_as_wanted(self, application: Application, letter: Letter, on: date) -> None:
        """Brought to the applicant in the way that the application asks for."""
        wanted = Wanted(application.delivery)
        if wanted is Wanted.DOWNLOAD:
            letter.refresh_from_db()
            self.offer(application, letter)
            online.open_letter(application=application, letter=letter, now=self.clock.tick())
            return
        self.serve(letter, _MANNERS.get(wanted, ServiceManner.IN_PERSON), on)

    def offer(self, application: Application, letter: Letter) -> None:
        online.offer(application=application, letter=letter, by=self.clerk, now=self.clock.tick())

    def issue(self, letter: Letter, on: date, manner: ServiceManner | None = None) -> Letter:
        """Signed and brought to its addressee on one day."""
        self.sign_through(letter)
        self.serve(letter, manner or ServiceManner.IN_PERSON, on)
        letter.refresh_from_db()
        return letter

    def _post_number(self) -> str:
        self.posted += 1
        return f"YJ{self.posted:09d}"


def desk_of(agency: Agency, clock: Clock, days: Days) -> Desk:
    """With everybody who has a role there; who is not covered by a deputy acts in person."""
    held = Membership.objects.filter(agency=agency).select_related("user").order_by("pk")
    return Desk(agency, {Role(each.role): each.user for each in held}, clock, days)


def arrival(channel: Channel, on: date, *, dictated: bool = False) -> Arrival:
    """As it reaches the agency; where the applicant must first confirm, that comes later."""
    signed = on if channel is Channel.SIGNED_POST else None
    return Arrival(channel, on, signed_on=signed, dictated=dictated)
