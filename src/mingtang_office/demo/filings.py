"""How an application of the demonstration reaches the office, and is received."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from datetime import date, datetime

from mingtang.applications import Channel
from mingtang.applications.request import Applicant, Delivery, Form, Request
from mingtang_office.applications.actions.assigning import assign
from mingtang_office.applications.actions.contacts import log_attempt
from mingtang_office.applications.models import Application, ContactManner, ContactOutcome
from mingtang_office.demo.asked_matters import Matter
from mingtang_office.demo.conducting import office_hour
from mingtang_office.demo.desks import Desk, arrival

Course = Generator[datetime, None, Application]


@dataclass(frozen=True, slots=True)
class Filing:
    """An application before it is handed in. `pace` is the working day after the receipt on which
    it is decided where nothing comes between."""

    on: date
    matter: Matter
    applicant: Applicant
    channel: Channel = Channel.IN_PERSON
    delivery: Delivery = Delivery.IN_PERSON
    pace: int = 12
    dictated: bool = False
    suggests_publication: bool = False
    help_needed: str = ""
    hour: int = 9

    @property
    def request(self) -> Request:
        is_paper = self.matter.pages or self.delivery in (Delivery.POST, Delivery.IN_PERSON)
        return Request(
            applicant=self.applicant,
            content=self.matter.content,
            delivery=self.delivery,
            form=Form.PAPER if is_paper else Form.ELECTRONIC,
            accepts_other_form=self.delivery is not Delivery.POST,
            help_needed=self.help_needed,
            suggests_publication=self.suggests_publication,
        )


def submitted(desk: Desk, filing: Filing) -> Course:
    """Handed in; what came in person, or by post that is signed for, is received at once."""
    yield office_hour(filing.on, filing.hour)
    is_online = filing.channel is Channel.ONLINE
    came = arrival(filing.channel, filing.on, dictated=filing.dictated)
    return desk.take(filing.request, came, by=None if is_online else desk.clerk).application


def received(desk: Desk, filing: Filing) -> Course:
    """Handed in, and confirmed with the applicant where that decides (条例第三十一条)."""
    application = yield from submitted(desk, filing)
    if application.received_on is None:
        on = desk.days.after(filing.on, 1)
        yield office_hour(on, 9, 20)
        log_attempt(
            application=application,
            manner=ContactManner.TELEPHONE,
            outcome=ContactOutcome.REACHED,
            note="申请人确认已经提交，内容无误。",
            by=desk.clerk,
            now=desk.clock.tick(),
        )
        desk.confirm(application, on)
    if application.handler_id is None:
        assign(applications=[application], to=desk.clerk, by=desk.head, now=desk.clock.tick())
    application.refresh_from_db()
    return application
