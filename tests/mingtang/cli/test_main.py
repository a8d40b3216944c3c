"""The command line as other programs use it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import mingtang
from mingtang.annual import wire
from mingtang.cli import main
from tests.factories.reports import make_report


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    path = tmp_path / "sound.json"
    path.write_text(wire.dumps(make_report()), "utf-8")
    return path


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    path = tmp_path / "faulty.json"
    report = make_report(values={"applications/new_received/total": 3})
    path.write_text(wire.dumps(report), "utf-8")
    return path


def output(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_read_prints_one_object_a_file(
    sound: Path, faulty: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["read", str(sound), str(faulty), "--json"]) == 0
    assert [wired["file"] for wired in output(capsys)] == ["sound.json", "faulty.json"]


def test_audit_exits_with_one_where_an_error_was_found(
    faulty: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["audit", str(faulty), "--json"]) == 1
    (wired,) = output(capsys)
    rules = {finding["rule"] for finding in wired["findings"]}
    assert "T3-03" in rules


def test_a_sound_report_exits_with_zero(sound: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["audit", str(sound)]) == 0
    assert "错误0处" in capsys.readouterr().out


def test_a_file_that_cannot_be_read_exits_with_two_and_stops_nothing(
    sound: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = tmp_path / "empty.docx"
    empty.write_bytes(b"")
    assert main(["read", str(empty), str(sound), "--json"]) == 2
    captured = capsys.readouterr()
    assert len(captured.out.splitlines()) == 2
    assert "empty.docx" in captured.err


def test_render_writes_the_file_whole(sound: Path, tmp_path: Path) -> None:
    target = tmp_path / "report.html"
    assert main(["render", str(sound), "--to", "html", "--output", str(target)]) == 0
    assert mingtang.read(target).agency == "云江县教育局"
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_render_into_a_missing_folder_says_so(
    sound: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "nowhere" / "report.html"
    assert main(["render", str(sound), "--to", "html", "--output", str(target)]) == 2
    assert "请检查路径" in capsys.readouterr().err


def test_compare_tells_what_was_not_carried_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    values = {"applications/carried_out/total": 2, "applications/carried_out/natural_person": 2}
    for year, changed in ((2022, values), (2023, {})):
        report = make_report(year=year, values=changed)
        (tmp_path / f"{year}.json").write_text(wire.dumps(report), "utf-8")
    paths = [str(tmp_path / f"{year}.json") for year in (2022, 2023)]
    assert main(["compare", *paths]) == 1
    assert "不符〔T3-04〕自然人" in capsys.readouterr().out


def test_rollup_adds_up_and_itemises(
    sound: Path, faulty: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["rollup", str(sound), str(faulty), "--agency", "云江县人民政府"]
    assert main([*arguments, "--parent", str(sound), "--json"]) == 1
    (wired,) = output(capsys)
    (difference,) = wired["differences"]
    assert difference["cell"] == "applications/new_received/total"
    assert difference["difference"] == -3


def test_due_gives_the_day_and_its_reasons(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["due", "--received", "2026-02-09", "--json"]) == 0
    (wired,) = output(capsys)
    assert wired["due_on"] == "2026-03-13"
    assert wired["days"][0] == {
        "on": "2026-02-10",
        "counted": True,
        "number": 1,
        "why": "工作日",
    }


def test_an_event_the_law_forbids_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["due", "--received", "2026-02-09", "--event", "rectified=2026-02-10"]) == 2
    assert capsys.readouterr().err.startswith("mingtang：")


def test_previous_that_is_missing_is_told(
    sound: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = tmp_path / "last-year.docx"
    assert main(["audit", str(sound), "--previous", str(missing)]) == 2
    assert "找不到文件" in capsys.readouterr().err


def test_a_corpus_is_written_as_parquet(
    sound: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    sound.rename(folder / sound.name)
    target = tmp_path / "corpus.parquet"
    assert main(["corpus", "audit", str(folder), "--output", str(target), "--workers", "1"]) == 0
    assert target.read_bytes()[:4] == b"PAR1"
    assert capsys.readouterr().out.startswith("共1份文件：已读取1份。\n表格200格")
