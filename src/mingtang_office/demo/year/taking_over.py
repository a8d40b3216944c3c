"""What the organs of the county publish in two years, brought in month by month by the import that takes
over what another site has published: the county's portal group, where each of them wrote until then."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from hashlib import sha256
from itertools import groupby

from mingtang.publication.validity import Change, Validity
from mingtang_office.accounts.models import User
from mingtang_office.agencies.models import AgencyKind, Role
from mingtang_office.demo.conducting import Life, office_hour
from mingtang_office.demo.desks import Desk
from mingtang_office.demo.draws import draws
from mingtang_office.demo.publishing import blocks
from mingtang_office.demo.year.papers import papers
from mingtang_office.demo.year.texts import voice
from mingtang_office.demo.year.voices import Speaker
from mingtang_office.demo.year.writing import Publication, Writer
from mingtang_office.powers.actions.tying import follow_item, register_all
from mingtang_office.powers.models import NormativeDocument
from mingtang_office.publication.actions import importing, validity
from mingtang_office.publication.actions.batches import Piece
from mingtang_office.publication.actions.linking import link
from mingtang_office.publication.importing.reading import Taken
from mingtang_office.publication.importing.wishes import Wish
from mingtang_office.publication.models import ImportRun, Item

_NAME = "县政府网站群信息"
_MONTHS = {AgencyKind.SCHOOL: 6}
_REASON = "本机关原在县政府网站群发布的信息，按月接收到本平台统一公开。"


def year_of_publications(speaker: Speaker, desk: Desk, years: Sequence[int], seed: str) -> Life:
    """Brought in as months end, and what is left on the day before today."""
    writer = _writer(speaker, desk, seed)
    published = [*writer.past(speaker.past, years[0])]
    for year in years:
        published += writer.year(year)
    signatory = desk.people[Role.SIGNATORY]
    run: ImportRun | None = None
    for on, found in _by_month(published, desk):
        yield office_hour(on, 16)
        run = run or _begun(desk, signatory)
        _enter(run, found, desk, signatory)
        _tell_register(desk)
        _tie(found, desk)
    if run is not None:
        importing.finish(run=run, by=signatory, now=desk.clock.tick())


def _writer(speaker: Speaker, desk: Desk, seed: str) -> Writer:
    return Writer(
        desk.agency,
        voice(speaker.texts),
        desk.days,
        draws(seed, "year", speaker.agency),
        speaker.own or desk.agency.name,
        speaker.letter,
    )


def _by_month(published: list[Publication], desk: Desk) -> Iterator[tuple[date, list[Publication]]]:
    """The day on which each month's publications (of schools each half-year's) are brought in, none
    before the desk was opened."""
    opened = desk.days.after(desk.clock_day, 1)

    months = _MONTHS.get(AgencyKind(desk.agency.kind), 1)

    def day(each: Publication) -> date:
        return max(desk.days.end_of_month(each.published_on, months), opened)

    published.sort(key=lambda each: each.published_on)
    for on, found in groupby(published, day):
        yield on, list(found)


def _begun(desk: Desk, by: User) -> ImportRun:
    wish = Wish(columns=("news",), takes_over=True)
    return importing.begin(
        agency=desk.agency, name=_NAME, wish=wish, reason=_REASON, by=by, now=desk.clock.tick()
    )


def _enter(run: ImportRun, found: list[Publication], desk: Desk, by: User) -> None:
    pieces = [_piece(each, desk) for each in found]
    entered = importing.enter_batch(run=run, pieces=pieces, by=by, now=desk.clock.tick())
    if entered.faults:
        faults = run.files.exclude(fault="").values_list("path", "fault")
        raise RuntimeError(f"{desk.agency}: {list(faults)}")


def _piece(found: Publication, desk: Desk) -> Piece:
    text = "\n".join((found.title, *found.paragraphs)).encode()
    body = blocks(found.paragraphs, found.table)
    taken = Taken("html", sha256(text).hexdigest(), body, (), ())
    on = found.published_on
    path = f"{found.told['columns'][0]}/{on:%Y%m}/t{on:%Y%m%d}_{sha256(text).hexdigest()[:8]}.html"
    return Piece(path, taken, found.told, papers(found, desk.agency.name))


def _tell_register(desk: Desk) -> None:
    """The normative documents that are public now stand in the register, too."""
    if Role.CLERK in desk.people and desk.agency.kind != AgencyKind.SCHOOL:
        done = register_all(agencies=[desk.agency], by=desk.clerk, now=desk.clock.tick())
        if done.refused:
            raise RuntimeError(f"{desk.agency}: {done.refused}")


def _tie(found: list[Publication], desk: Desk) -> None:
    for each in found:
        for kind, title in each.ties:
            item, of = (_item(desk, name) for name in (each.title, title))
            link(
                item=item,
                kind=kind,
                of=of,
                expected_revision=item.revision,
                by=desk.clerk,
                now=desk.clock.tick(),
            )
        if each.repeals:
            _repeal(each, desk)


def _repeal(found: Publication, desk: Desk) -> None:
    """The document takes the place of an older one, which says so itself and in the register."""
    new, old = _item(desk, found.title), _item(desk, found.repeals)
    effective = new.effective_on or found.published_on
    change = Change(
        Validity.REPEALED,
        min(effective, desk.clock_day),
        by_title=new.title,
        by_number=new.document_number,
    )
    validity.change_validity(
        item=old,
        change=change,
        by_item=new,
        expected_revision=old.revision,
        by=desk.clerk,
        now=desk.clock.tick(),
    )
    entry = NormativeDocument.objects.get(item=old)
    follow_item(
        document=entry, expected_revision=entry.revision, by=desk.clerk, now=desk.clock.tick()
    )


def _item(desk: Desk, title: str) -> Item:
    found: Item = Item.objects.get(agency=desk.agency, title=title)
    return found
