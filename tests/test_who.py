"""Who each figure comes from, and through whom."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimledger.context.who import attribute
from claimledger.mentions import Document, Figure, Who
from claimledger.records import Article
from claimledger.registry import Registry
from claimledger.spans import Span
from claimledger.split import split

CASES = tomllib.loads((Path(__file__).parent / "cases" / "attribution.toml").read_text(encoding="utf-8"))["case"]


def figure(doc: Document, start: int, end: int) -> Figure:
    at = max(s.index for s in doc.sentences if s.start <= start)
    span, whole = Span(start, end), Span(doc.sentences[at].start, doc.sentences[at].end)
    return Figure(span, 1, 1, "exact", "killed", "people", None, at, span, span, whole)


def bracketed(text: str, outlet: str | None = None, known: Registry | None = None) -> Who:
    """Attribute the figure that stands in brackets in `text`; one that it may follow on from stands in <>."""
    told = re.search(r"<(.+?)>", text)
    text = text.replace(told.group(), told.group(1)) if told else text
    match = re.search(r"\[(.+?)\]", text)
    assert match
    plain = text[: match.start()] + match.group(1) + text[match.end() :]
    doc = split(Article(id="case", text=plain, outlet=outlet))
    others = [figure(doc, told.start(), told.end() - 2)] if told else []
    return attribute(doc, [*others, figure(doc, match.start(), match.end() - 2)], known)[-1]


@pytest.mark.parametrize("case", CASES, ids=[c["label"] for c in CASES])
def test_case(case: dict[str, Any]) -> None:
    who = bracketed(case["text"], case.get("outlet"))
    assert (who.name, who.via) == (case.get("source"), case.get("via")), who.reason
    assert who.reason
    if case.get("unsure"):
        assert not who.sure


def test_labels_are_unique_and_enough() -> None:
    assert len({c["label"] for c in CASES}) == len(CASES) >= 60
    assert sum("source" not in c for c in CASES) >= 15


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("[Nine] died, SOHR said.", "monitor"),
        ("[Nine] died, Reuters reported.", "agency"),
        ("[Nine] died, police said.", "police"),
        ("[Nine] died, the ministry of interior said.", "ministry"),
        ("[Nine] died, a villager said.", "witness"),
        ("[Nine] died, Sgt. Ada Moreno said.", "official"),
        ("[Nine] died, a surgeon said.", "health"),
        ("[Nine] died, Mayor Ruth Okello said.", "official"),
        ("[Nine] died, UNICEF said.", "un"),
        ("[Nine] died.", None),
    ],
)
def test_kind(text: str, kind: str | None) -> None:
    assert bracketed(text).kind == kind


def test_a_users_registry_names_sources() -> None:
    from claimledger.registry import Source

    mine = Registry([Source("Tartus Casualty Desk", "monitor", "SY", ("TCD",))])
    who = bracketed("[Nine] died, the TCD said. The Tartus Casualty Desk works from hospital lists.", known=mine)
    assert (who.name, who.kind) == ("Tartus Casualty Desk", "monitor")


def test_no_figures() -> None:
    assert attribute(split(Article(id="a", text="Police said so.")), []) == []


def test_a_part_follows_its_whole() -> None:
    doc = split(
        Article(id="a", text="The navy said 12 men died on the two boats. Seven of the crew of one were cooks.")
    )
    whole = figure(doc, doc.text.index("12"), doc.text.index("12") + 2)
    part = figure(doc, doc.text.index("Seven"), doc.text.index("Seven") + 5)
    part.part_of = 0
    assert [w.name for w in attribute(doc, [whole, part])] == ["navy", "navy"]


SCRAPS = """
police said , . that nine people died " “ ” according to the ministry of health ( ) told Reuters - : ; and while it He
added “We citing SANA who quoted as saying video shows on social media Col. Haddad SOHR's was an its director , Rami
"""
words = st.sampled_from([*SCRAPS.split(), "\n\n"])


@given(st.lists(words, max_size=40).map(" ".join))
def test_any_text_gives_one_answer_for_each_figure(text: str) -> None:
    doc = split(Article(id="a", text=text))
    figures = [figure(doc, m.start(), m.end()) for m in re.finditer("nine", text)]
    answers = attribute(doc, figures)
    assert len(answers) == len(figures)
    assert answers == attribute(doc, figures)
    for who in answers:
        assert who.reason and who.name != ""
        assert who.via is None or who.name is not None
        assert who.span is None or 0 <= who.span.start < who.span.end <= len(text)
