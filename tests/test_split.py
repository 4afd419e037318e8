"""Where sentences end: at their marks, and at line breaks that do not only fold long lines."""

from __future__ import annotations

import pytest

from claimledger.records import Article
from claimledger.split import split


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
    ],
)
def test_sentences(text: str, count: int) -> None:
    doc = split(Article(id="x", text=text))
    assert len(doc.sentences) == count, [doc.words(s) for s in doc.sentences]
