"""Where sentences end: at their marks, and at line breaks that do not only fold long lines."""

from __future__ import annotations

from datetime import date

import pytest

from claimledger.extract import extract
from claimledger.records import Article
from claimledger.split import LONGEST, fold, split


@pytest.mark.parametrize(
    ("text", "count"),
    [
        pytest.param(
            "Nine stonecutters died on Tuesday when a wall of the quarry at Lorin gave way, the mining\n"
            "office said. Two more are missing.",
            2,
            id="folded inside a sentence, two lines",
        ),
        pytest.param(
            "Up to the weekend the clinic at Lorin took in 14 stonecutters, nine carters,\nthree cooks and a boy.",
            1,
            id="folded behind a comma",
        ),
        pytest.param(
            "Nine stonecutters died on Tuesday when a wall gave way at the quarry in\nLorin. Two more are missing.",
            2,
            id="folded behind a preposition, before a capital",
        ),
        pytest.param(
            "Orchards of Dorna Ltd\nsaid its chairman and founder, Ivo Petrak, died of a long\nillness.\n"
            "    It said his work would be done by Ann Roe, who has been the\nfirm's secretary.\n"
            "    Petrak had led the orchards since they were bought by his\nfamily in 1950.",
            3,
            id="short paragraphs, each opened by blanks",
        ),
        pytest.param(
            "Rebels wounded nine cooks on\nOrvale island in the south, the office of mines said.\n"
            "    It said that two carters were missing, and that none of the\nothers had been at the quarry on that day, "
            "nor on the day that\ncame before.\n"
            "    A clerk was hurt as well, when the gate of the mill, which had\nbeen left open, fell on him.",
            3,
            id="a first line, cut short, that ends inside a sentence",
        ),
        pytest.param("Wall of a quarry gives way\nnine stonecutters died at Lorin on Tuesday.", 2, id="headline"),
        pytest.param(
            "Nine stonecutters died at Lorin\nthe wall of a quarry gave way on Tuesday, and a\nboy is missing.",
            3,
            id="a first line with room for the next word is a line of its own",
        ),
        pytest.param(
            "The wall of a quarry at Lorin gave way on Tuesday, and nine men died.\nTwo more are missing.",
            2,
            id="a break behind a full stop ends a sentence anyway",
        ),
        pytest.param(
            "Killed on Tuesday at the quarry of Lorin:\nnine stonecutters\ntwo carters",
            3,
            id="a list",
        ),
        pytest.param(
            "Orchards of Dorna said the wall at its\nLorin quarry gave way on Tuesday after a week of heavy rain, and\n"
            "that nine stonecutters had died below it, all of them of one\ntown.\n"
            "    It said the wall had been built by its own men, and that no\n"
            "stone of it had moved in the ten years since it was finished.",
            2,
            id="a short first line that leads on to a name",
        ),
        pytest.param("A wall gave way on 3 May. A boy died.", 2, id="the month of May, and an article"),
        pytest.param("A wall gave way on 3 May. Fourteen men died.", 2, id="the month of May, and a count"),
        pytest.param("The wall was built by May. A. Roe, who died.", 1, id="initials"),
    ],
)
def test_sentences(text: str, count: int) -> None:
    doc = split(Article(id="x", text=text))
    assert len(doc.sentences) == count, [text[s.start : s.end] for s in doc.sentences]


def test_a_sentence_without_end_is_cut_into_pieces() -> None:
    text = "Officials said " + ", ".join(f"{n} people were killed in Place {n}" for n in range(2, 400)) + "."
    doc = split(Article(id="a", text=text))
    assert len(doc.sentences) > 2
    assert all(s.end - s.start <= LONGEST and s.index == i for i, s in enumerate(doc.sentences))
    assert [s.cut for s in doc.sentences] == [True] * (len(doc.sentences) - 1) + [False]
    assert " ".join(text[s.start : s.end] for s in doc.sentences) == text
    assert any(issue.kind == "sentence_cut" for issue in extract(Article(id="a", text=text)).issues)


def test_a_sentence_without_blanks_is_cut_all_the_same() -> None:
    doc = split(Article(id="a", text="x" * (3 * LONGEST)))
    assert "".join(doc.text[s.start : s.end] for s in doc.sentences) == "x" * (3 * LONGEST)


def test_a_head_tells_of_the_article_and_of_no_event() -> None:
    text = (
        "Title: Nine die in Lorin\nDate: 2025-03-08\nSource: Delta Mirror\n\n"
        "Nine men died when a quarry wall gave way, officials said on Friday. It fell on Thursday."
    )
    doc = split(Article(id="a", text=text, published=date(2025, 3, 8)))
    assert next(text[s.start : s.end] for s in doc.sentences) == "Nine die in Lorin"
    assert len(doc.text) == len(text) and "2025" not in doc.text
    claims = extract(doc.article).claims
    assert {c.date_start for c in claims} == {date(2025, 3, 6)}
    assert all(text[c.start : c.end] == c.number for c in claims)


def test_one_line_with_a_key_is_no_head() -> None:
    text = "Update: Nine die in Lorin\n\nThe wall gave way on Thursday."
    assert split(Article(id="a", text=text)).text == text


@pytest.mark.parametrize(
    ("line", "told"),
    [
        pytest.param("RELATED: Two carters killed in Osk crash", ["cook"], id="another story"),
        pytest.param("Read more: Two carters die near Osk, mayor says", ["cook"], id="to read on"),
        pytest.param("[WATCH: Widow of two carters killed in Osk speaks]", ["cook"], id="in brackets"),
        pytest.param(
            "PREVIOUS STORY: Two carters were killed in Osk.", ["cook"], id="an older story, with a full stop"
        ),
        pytest.param("MORE: Two carters were killed as well.", ["cook", "Two"], id="a sentence of the article"),
        pytest.param("UPDATE: Two carters killed in Osk", ["cook", "Two"], id="news of the article itself"),
        pytest.param("The mayor of Osk had related: Two carters were killed", ["cook", "Two"], id="inside a line"),
    ],
)
def test_a_line_that_points_to_another_article_tells_nothing(line: str, told: list[str]) -> None:
    text = f"A cook was shot dead in Lorin on Friday, police said.\n\n{line}\n\nThe gunman fled."
    assert [c.number for c in extract(Article(id="a", text=text, published=date(2024, 6, 14))).claims] == told


def test_a_list_of_other_articles_tells_nothing() -> None:
    listed = "RELATED ARTICLES\n\n+ Brother of two carters killed near Osk speaks\n\n+ Mayor: Two carters hurt"
    text = f"A cook was shot dead in Lorin on Friday.\n\n{listed}\n\nTwo guards were hurt.\n\n- A boy was hurt as well"
    assert [c.number for c in extract(Article(id="a", text=text)).claims] == ["cook", "Two", "boy"]


def test_what_opens_a_text_points_to_no_other() -> None:
    text = "RELATED: Two carters killed in Osk\n\nThe road was closed."
    assert [c.number for c in extract(Article(id="a", text=text)).claims] == ["Two"]


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Nine DIED in Osk", "nine died in osk"),
        ("“NINE” died – in Osk", "“nine” died – in osk"),
        ("ÉTÉ in Łorin", "été in łorin"),
        ("İzel died", "İzel died"),  # small, it is two characters
        ("A\ud800B", "a\ud800b"),  # half of a pair
    ],
)
def test_small_letters_stand_where_the_capitals_did(text: str, folded: str) -> None:
    assert fold(text) == folded
