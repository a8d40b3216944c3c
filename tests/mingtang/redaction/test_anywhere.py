"""Secrets at random places, in random spellings, parted at random: none survives, the rest stays."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mingtang.redaction import redact
from mingtang.redaction.folding import BAR, folded
from tests.mingtang.documents.pdf_writing import pdf, text
from tests.mingtang.redaction.leaks import SECRET, leaks
from tests.mingtang.redaction.test_pdf_places import ink, looked_at
from tests.mingtang.redaction.test_word_rebuilt import lines
from tests.mingtang.redaction.word_bed import MARK, Bed, docx, p, r

QUICK = settings(
    max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)
WORDS = st.text("公开信息机关答复年月日，。0123456789", min_size=1, max_size=12)
GLUE = st.sampled_from(["", "", " ", "　", "\u200b", "-", "·"])


@st.composite
def paragraphs(draw: st.DrawFn) -> list[tuple[str, str]]:
    """Texts with and without the secret, and what is to be left of each."""
    found = []
    for _ in range(draw(st.integers(1, 4))):
        before, after = draw(WORDS), draw(WORDS)
        if draw(st.booleans()):
            spelt = SECRET[0] + "".join(draw(GLUE) + letter for letter in SECRET[1:])
            found.append((before + spelt + after, before + BAR + after))
        else:
            found.append((before + after, before + after))
    return found


@QUICK
@given(paragraphs(), st.randoms(use_true_random=False))
def test_a_secret_anywhere_in_a_document_is_barred_and_nothing_else(
    texts: list[tuple[str, str]], chance: object
) -> None:
    body = ""
    for whole, _ in texts:
        cut = chance.randint(0, len(whole))  # type: ignore[attr-defined]
        body += p(r(whole[:cut]) + r(whole[cut:], "<w:b/>"))
    made = redact(docx(Bed(body)), "a.docx", [MARK])
    assert leaks(made.data, SECRET) == []
    assert lines(made.data)[1:] == [left for _, left in texts]


@QUICK
@given(
    st.floats(20, 380), st.floats(60, 780), st.floats(6, 26), st.integers(0, 3), GLUE, st.booleans()
)
def test_a_secret_anywhere_on_a_page_is_black(
    x: float, y: float, size: float, turns: int, glue: str, split: bool
) -> None:
    rotated = f"/MediaBox [0 0 595 842] /Rotate {90 * turns}"
    pieces = list(SECRET) if split else [glue.join(SECRET)]
    step = size * (len(pieces) > 1)
    drawn = "".join(text(x + step * n, y, piece, size) for n, piece in enumerate(pieces))
    source = pdf(drawn, page=rotated)
    made = redact(source, "a.pdf", [MARK])
    assert leaks(made.data, SECRET) == []
    black = looked_at(made.data).point(lambda level: 1 if level < 60 else 0).tobytes()
    assert all(
        not letter or covered for letter, covered in zip(ink(source).tobytes(), black, strict=True)
    )


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(words: str) -> None:
    assert folded(folded(words)) == folded(words)
