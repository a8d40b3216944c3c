"""A folder becomes items: as drafts, or as what a former site had published; each file once."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from mingtang.publication.item_kinds import ItemKind
from mingtang_office.agencies.models import Role
from mingtang_office.publication.actions import batches, importing
from mingtang_office.publication.actions.batches import Piece
from mingtang_office.publication.importing.workers import read_file
from mingtang_office.publication.models import (
    Attachment,
    FiledDocument,
    ImportRun,
    Item,
    ItemState,
    PublicItem,
    Redirect,
    TakenFile,
    Verdict,
)
from mingtang_office.publication.queries.public import placements, public_items
from mingtang_office.publication.rendering import shown
from mingtang_office.search.models import IndexedDocument
from mingtang_office.trail.models import Entry
from tests.office.conftest import NOW, MakePerson
from tests.office.publication.bureau import Bureau
from tests.office.publication.importing import files

NOTICE = "关于第{}号事项的公告\n全县各中小学、幼儿园请知悉第{}号事项并遵照执行。\n云江县教育局\n2025年3月{}日"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "old"
    place.mkdir()
    (place / "t1.html").write_text(files.PAGE)
    (place / "P01.docx").write_bytes(files.letter(("附表",)))
    (place / "7.docx").write_bytes(files.letter(merged=True))
    (place / "broken.pdf").write_bytes(b"%PDF-1.7 broken")
    return place


def run(folder: Path, by: str, *more: str, **options: Any) -> str:
    told = io.StringIO()
    named = ["--agency", "云江县教育局", "--column", "notices", "--by", by]
    call_command(
        "import_items",
        str(folder),
        *named,
        *more,
        stdout=told,
        stderr=told,
        **{"workers": 0, **options},
    )
    return told.getvalue()


def take_over(folder: Path, *more: str, **options: Any) -> str:
    return run(folder, "qian", "--as-published", "--reason", "原网站关停", *more, **options)


def test_files_become_drafts_and_faults_are_listed(bureau: Bureau, folder: Path) -> None:
    told = run(folder, "wen")

    assert "已成为信息的 2 件，未导入的 1 件" in told
    assert "未导入　broken.pdf" in told
    letter, page = Item.objects.order_by("taken_from__path")
    assert (letter.kind, letter.document_number, letter.state) == (
        ItemKind.NORMATIVE_DOCUMENT,
        "云教发〔2026〕7号",
        ItemState.DRAFT,
    )
    assert [file.name for file in page.files.all()] == ["P01.docx"]
    assert not PublicItem.objects.exists()


def test_a_draft_that_came_in_is_like_one_that_was_typed(bureau: Bureau, folder: Path) -> None:
    run(folder, "wen")

    item = Item.objects.get(kind=ItemKind.NORMATIVE_DOCUMENT)
    assert item.latest_revision.content["title"] == item.title
    assert [row.verdict for row in item.passages.all()] == [Verdict.DRAFTED]
    assert item.due_on == date(2026, 4, 8)
    assert "云江县教育局" in shown(item.body)


def test_files_are_read_in_processes_of_their_own(bureau: Bureau, folder: Path) -> None:
    told = run(folder, "wen", workers=2)

    assert "已成为信息的 2 件，未导入的 1 件" in told


def test_a_second_run_adds_nothing(bureau: Bureau, folder: Path) -> None:
    run(folder, "wen")
    told = run(folder, "wen")

    assert "已导入 2 个，还有 1 个" in told
    assert Item.objects.count() == 2
    assert TakenFile.objects.count() == 3


def test_what_a_former_site_published_keeps_its_day_number_and_address(
    bureau: Bureau, folder: Path
) -> None:
    (folder / "7.docx").unlink()
    take_over(folder)

    public = public_items(NOW).get()
    assert (public.published_on, public.index_number) == (date(2024, 2, 20), "990/2024-00012")
    assert [row.column for row in placements(NOW)] == ["notices"]
    assert Redirect.objects.get().address == "/xxgk/t1.html"
    assert IndexedDocument.objects.get().key == f"publication.item:{public.pk}"
    [passage] = public.item.passages.all()
    assert (passage.verdict, passage.opinion, passage.by) == (
        Verdict.TAKEN_OVER,
        "原网站关停",
        bureau.leader,
    )


def test_what_has_no_day_of_publication_is_a_fault(bureau: Bureau, folder: Path) -> None:
    told = take_over(folder)

    assert "未导入　7.docx　不知道原发布日期" in told
    assert Item.objects.count() == 1


def test_the_day_may_be_that_of_the_document(bureau: Bureau, folder: Path) -> None:
    take_over(folder, "--published-on-from", "written")

    letter = PublicItem.objects.get(document_number="云教发〔2026〕7号")
    assert letter.published_on == date(2026, 3, 10)
    assert letter.index_number == f"{bureau.agency.credit_code}/2026-00001"


def test_numbers_of_the_former_site_are_not_given_again(bureau: Bureau, folder: Path) -> None:
    used = f"{bureau.agency.credit_code}/2026-00004"
    (folder / "t1.html").write_text(files.PAGE.replace("990/2024-00012", used))

    take_over(folder, "--published-on-from", "written", batch=1)

    assert sorted(PublicItem.objects.values_list("index_number", flat=True)) == [
        used,
        f"{bureau.agency.credit_code}/2026-00005",
    ]


def test_one_index_number_twice_is_a_fault(bureau: Bureau, folder: Path) -> None:
    other = files.PAGE.replace("/t1.html", "/t2.html")
    (folder / "t2.html").write_text(other)

    told = take_over(folder)

    assert "“990/2024-00012”已属于另一条信息" in told
    assert PublicItem.objects.count() == 1


def test_a_table_says_what_files_do_not(bureau: Bureau, folder: Path, tmp_path: Path) -> None:
    table = tmp_path / "index.csv"
    table.write_text(
        "文件,标题,种类,发布日期,栏目,附件\n7.docx,招生管理办法,公文,2026-03-11,budgets,P01.docx\n"
    )

    take_over(folder, "--index", str(table), index=table)

    public = PublicItem.objects.get()
    assert (public.title, public.kind, public.published_on) == (
        "招生管理办法",
        ItemKind.OFFICIAL_DOCUMENT,
        date(2026, 3, 11),
    )
    assert [row.column for row in placements(NOW)] == ["budgets"]
    assert [file["name"] for file in public.edition.files] == ["P01.docx"]


def test_a_faulty_table_stops_everything(bureau: Bureau, folder: Path, tmp_path: Path) -> None:
    table = tmp_path / "index.csv"
    table.write_text("文件,发布日期,种类\n7.docx,2026-02-30,公文\n7.docx,,\nt1.html,,书信\n")

    with pytest.raises(CommandError, match="有 3 处需要更正"):
        run(folder, "wen", index=table)
    assert not ImportRun.objects.exists()


def test_each_document_is_filed_once(bureau: Bureau, folder: Path) -> None:
    (folder / "8.docx").write_bytes(files.letter())
    run(folder, "wen")

    assert Item.objects.filter(kind=ItemKind.NORMATIVE_DOCUMENT).count() == 2
    rows = FiledDocument.objects.values_list("number", "title", "attribute")
    assert list(rows.filter(number="云教发〔2026〕7号")) == [
        ("云教发〔2026〕7号", "云江县教育局关于印发《云江县中小学招生管理办法》的通知", "proactive")
    ]


def test_one_entry_a_batch_and_one_an_import(bureau: Bureau, tmp_path: Path) -> None:
    for number in range(1, 6):
        (tmp_path / f"{number}.txt").write_text(NOTICE.format(number, number, number))

    run(tmp_path, "wen", batch=2)

    actions = Entry.objects.filter(action__startswith="publication.").order_by("pk")
    assert list(actions.values_list("action", flat=True)) == [
        "publication.import_begun",
        *["publication.batch_imported"] * 3,
        "publication.import_finished",
    ]


def test_the_originals_are_kept_where_it_is_wished(bureau: Bureau, folder: Path) -> None:
    run(folder, "wen", "--keep-originals")

    assert sorted(Attachment.objects.values_list("name", flat=True)) == [
        "7.docx",
        "P01.docx",
        "t1.html",
    ]


def test_a_clerk_publishes_nothing_by_importing(bureau: Bureau, folder: Path) -> None:
    with pytest.raises(CommandError, match="没有办理这一事项的权限"):
        run(folder, "wen", "--as-published", "--reason", "迁移")
    assert not Item.objects.exists()


def test_taking_over_needs_a_reason(bureau: Bureau, folder: Path) -> None:
    with pytest.raises(CommandError, match="须写明理由"):
        run(folder, "qian", "--as-published")


def test_a_stranger_imports_nothing_here(
    bureau: Bureau, folder: Path, make_person: MakePerson
) -> None:
    make_person("away", Role.CLERK, bureau.agency.get_parent())

    with pytest.raises(CommandError, match="权限"):
        run(folder, "away")


def test_another_wish_under_the_same_name_is_refused(bureau: Bureau, folder: Path) -> None:
    run(folder, "wen")

    with pytest.raises(CommandError, match="另外的设定"):
        run(folder, "wen", "--kind", "news")


@pytest.mark.parametrize("step", ["_store_items", "_show", "_store_passages", "_store_ledger"])
def test_what_dies_in_a_batch_leaves_no_half_of_it(
    bureau: Bureau, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    for number in range(1, 6):
        (tmp_path / f"{number}.txt").write_text(NOTICE.format(number, number, number))
    whole: Callable[..., Any] = getattr(batches, step)
    turns = iter((False, True))

    def dies_in_the_second(*args: Any) -> Any:
        made = whole(*args)
        if next(turns, False):
            raise KeyboardInterrupt
        return made

    with monkeypatch.context() as patch:
        patch.setattr(batches, step, dies_in_the_second)
        with pytest.raises(KeyboardInterrupt):
            take_over(tmp_path, "--published-on-from", "written", batch=2)
    assert Item.objects.count() == TakenFile.objects.count() == PublicItem.objects.count() == 2

    take_over(tmp_path, "--published-on-from", "written", batch=2)
    paths = TakenFile.objects.order_by("path").values_list("path", flat=True)
    assert list(paths) == [f"{number}.txt" for number in range(1, 6)]
    numbers = PublicItem.objects.order_by("index_number").values_list("index_number", flat=True)
    assert [each[-5:] for each in numbers] == ["00001", "00002", "00003", "00004", "00005"]


def test_two_runs_at_once_take_each_file_once(bureau: Bureau, folder: Path) -> None:
    """The second asks again, under the lock, which files have their item by now."""
    run(folder, "wen")
    ledger = ImportRun.objects.get()
    page = TakenFile.objects.get(path="t1.html")
    piece = Piece("t1.html", read_file(str(folder / "t1.html")), {})

    entered = importing.enter_batch(run=ledger, pieces=[piece], by=bureau.clerk, now=NOW)

    assert (entered.items, entered.faults) == (0, 0)
    assert TakenFile.objects.get(path="t1.html").item_id == page.item_id
