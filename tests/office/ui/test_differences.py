from __future__ import annotations

from mingtang_office.ui.differences import Run, differences


def test_a_number_is_compared_whole() -> None:
    assert differences("收到1,204件", "收到1,240件") == (
        Run(kept="收到"),
        Run(removed="1,204", added="1,240"),
        Run(kept="件"),
    )


def test_the_runs_give_back_both_texts() -> None:
    old, new = "已办结12件，其余结转。", "已办结9件，3件结转下年。"

    runs = differences(old, new)

    assert "".join(run.kept + run.removed for run in runs) == old
    assert "".join(run.kept + run.added for run in runs) == new


def test_nothing_changed_is_one_run() -> None:
    assert differences("不变", "不变") == (Run(kept="不变"),)
    assert differences("", "") == ()


def test_very_long_texts_stand_side_by_side() -> None:
    assert differences("甲" * 3000, "乙" * 3000) == (Run(removed="甲" * 3000, added="乙" * 3000),)
