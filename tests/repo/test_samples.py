"""The samples are what they are said to be, and their pages hold together."""

from __future__ import annotations

import tomllib
from pathlib import Path
from urllib.parse import unquote

import pytest
from lxml import html

import mingtang
from samples.compose import SOURCES, compose
from samples.page import REPORTS, entries, write_pages
from tests.repo.tree import here

FILES = sorted(REPORTS.iterdir())


def _source(file: Path) -> dict[str, object]:
    (path,) = SOURCES.glob(f"{file.name[0]}_*.toml")
    return tomllib.loads(path.read_text("utf-8"))


@pytest.mark.parametrize("file", FILES, ids=here)
def test_a_sample_reads_as_it_was_composed(file: Path) -> None:
    read, composed = mingtang.read(file).content(), compose(_source(file)).content()
    assert read == composed


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_pages(FILES, tmp_path_factory.mktemp("samples")).parent


@pytest.fixture(scope="module")
def rules() -> dict[int, set[str]]:
    """The rules that each sample breaks, by its number."""
    return {
        int(entry.file.name[0]): {finding.rule for finding in entry.audit.findings}
        for entry in entries(FILES)
        if entry.audit is not None
    }


def test_every_sample_has_a_row_and_a_page(folder: Path) -> None:
    index = html.parse(folder / "index.html")
    links = [unquote(link) for link in index.xpath("//tbody//a/@href")]
    assert links == [f"{file.name}.html" for file in FILES]
    assert all((folder / link).is_file() for link in links)


def test_every_link_inside_a_page_leads_to_its_place(folder: Path) -> None:
    for path in folder.glob("*.html"):
        page = html.fromstring(path.read_text("utf-8"))
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids))
        goals = {link.removeprefix("#") for link in page.xpath("//a/@href[starts-with(., '#')]")}
        assert goals - set(ids) == set()


def test_a_mark_in_a_cell_leads_to_its_finding_and_back(folder: Path) -> None:
    page = html.parse(folder / "2_云江县教育局_2023.txt.html")
    (mark, *_) = page.xpath("//td//a[contains(@class, 'mark')]")
    entry = page.xpath(f"//li[@id='{mark.get('href')[1:]}']")[0]
    back = entry.xpath("./header/a/@href")[0]
    assert page.xpath(f"//td[@id='{back[1:]}']")


def test_pages_need_nothing_from_outside(folder: Path) -> None:
    for path in folder.glob("*.html"):
        page = html.parse(path)
        assert page.xpath("//script | //link | //img | //*[@src]") == []


@pytest.mark.parametrize(
    ("number", "planted"),
    [
        (2, {"T3-01", "T3-02", "T3-03", "T3-04", "T2-01", "TX-05", "TN-01", "TX-16", "TX-24"}),
        (3, {"T3-05", "T3-12", "T2-07", "TN-02", "TX-06"}),
        (4, {"T2-10", "T4-01"}),
        (5, {"TX-05", "TX-14"}),
        (6, {"TN-01"}),
    ],
)
def test_the_planted_faults_are_found(
    number: int, planted: set[str], rules: dict[int, set[str]]
) -> None:
    assert planted - rules[number] == set()


def test_the_sound_sample_breaks_no_rule_of_the_tables(rules: dict[int, set[str]]) -> None:
    assert {rule for rule in rules[1] if not rule.startswith("TX")} == set()
