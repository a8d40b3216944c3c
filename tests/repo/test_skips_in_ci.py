"""tests/skips.py turns a skip into a failure where CI is set; proven on a small suite of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

CONFTEST = (Path(__file__).parents[1] / "skips.py").read_text("utf-8")

pytest_plugins = ("pytester",)


@pytest.fixture
def suite(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.delenv("DJANGO_SETTINGS_MODULE", raising=False)  # that of the tests outside
    pytester.makeconftest(CONFTEST)
    pytester.makepyfile(
        """
        import pytest

        def test_lacks_a_font():
            pytest.skip("no font for Chinese")
        """
    )
    return pytester


def test_a_skip_at_a_desk_stays_a_skip(suite: pytest.Pytester) -> None:
    suite.runpytest_subprocess().assert_outcomes(skipped=1)


def test_a_skip_in_ci_is_a_failure(suite: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    outcome = suite.runpytest_subprocess()
    outcome.assert_outcomes(failed=1)
    outcome.stdout.fnmatch_lines(["*no font for Chinese*"])


def test_a_module_skipped_in_ci_is_an_error(
    suite: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI", "true")
    suite.makepyfile(
        test_whole="import pytest\npytest.skip('no office', allow_module_level=True)\n"
    )
    suite.runpytest_subprocess("test_whole.py").assert_outcomes(errors=1)
