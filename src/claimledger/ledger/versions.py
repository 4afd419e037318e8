"""Which of several texts of one page is current, and which texts are copies of one another."""

from __future__ import annotations

import json
import sqlite3
from typing import NamedTuple
from urllib.parse import urlsplit

from claimledger.ledger.entries import New, Supersession, new_entry
from claimledger.ledger.prepared import Prepared
from claimledger.sketch import same_text, shared, shingles

_SAME_PAGE = 0.2  # of the shorter text's shingles; an address that is shared by stories of their own has none in common
_EXCERPT = 0.5  # a newer text shorter than this part of the older one is no update of it
_SHARED = 6  # hashes that two sketches share before the whole texts are compared
_CROWD = 60  # a hash in more texts than this is boilerplate
_TRIED = 2  # candidates that are compared in full

_CROWDED = "SELECT mark FROM sketches WHERE mark IN (SELECT value FROM json_each(?)) GROUP BY mark HAVING count(*) >= ?"
_NEAR = (
    "SELECT seq FROM sketches WHERE mark IN (SELECT value FROM json_each(?)) GROUP BY seq HAVING count(*) >= ?"
    " ORDER BY count(*) DESC, seq LIMIT ?"
)


class Copy(NamedTuple):
    """An earlier article that is the same text: `likeness` 1.0 word for word, else the part that is shared."""

    article: str  # Article.id
    likeness: float


class _Stored(NamedTuple):
    address: str
    id: str
    text: str
    published: str | None


def supersessions(connection: sqlite3.Connection, new: Prepared) -> list[New]:
    """Entries that say which is newer, `new` or an earlier text of its page or id; for a text that is not stored yet.

    The later day of publication is newer, and of one day the text that came later. Of one page are texts with one
    address that have words in common: an address may as well be that of a whole site.
    """
    text = ""
    found: list[New] = []
    for old in _of_one_page(connection, new):
        text = text or str(json.loads(new.article.body)["text"])
        if old.text == text and old.id == new.id:
            continue  # a correction of its day or outlet: what came last is current
        if old.id == new.id:
            if not old.published or not new.published or old.published == new.published:
                continue  # likewise, by the order in which they came
            reason = "another text of the same id was published later"
        else:
            one, two = shingles(text), shingles(old.text)
            late = (new.published or "") >= (old.published or "")
            if text != old.text and (
                shared(one, two) < _SAME_PAGE or len(one if late else two) < _EXCERPT * len(two if late else one)
            ):
                continue
            reason = "a later state of the same page"
        mine = (new.address, new.id)
        theirs = (old.address, old.id)
        newer, older = (mine, theirs) if (new.published or "") >= (old.published or "") else (theirs, mine)
        body = Supersession(
            older=older[1], newer=newer[1], older_address=older[0], newer_address=newer[0], reason=reason
        ).model_dump_json()
        found.append(new_entry("supersession", older[0], older[1], body))
    return found


def find_copy(connection: sqlite3.Connection, new: Prepared) -> tuple[Copy | None, list[int]]:
    """The stored article most like `new`, and the marks of its sketch that are worth keeping in the index."""
    if not new.sketch:
        return None, []
    crowded = {mark for (mark,) in connection.execute(_CROWDED, (json.dumps(new.sketch), _CROWD))}
    worth = [mark for mark in new.sketch if mark not in crowded]
    candidates = [seq for (seq,) in connection.execute(_NEAR, (json.dumps(worth), _SHARED, _TRIED))]
    if not candidates:
        return None, worth
    text = str(json.loads(new.article.body)["text"])
    bag = shingles(text)
    best: Copy | None = None
    for seq in candidates:
        row = connection.execute("SELECT name, body FROM entries WHERE seq = ?", (seq,)).fetchone()
        other = str(json.loads(row[1])["text"])
        if other == text:
            return Copy(row[0], 1.0), worth
        theirs = shingles(other)
        likeness = shared(bag, theirs)
        if same_text(bag, theirs) and (best is None or likeness > best.likeness):
            best = Copy(row[0], min(likeness, 0.99))
    return best, worth


def note_sketch(connection: sqlite3.Connection, seq: int, marks: list[int]) -> None:
    """Puts the article at `seq` into the index of texts."""
    connection.executemany("INSERT OR IGNORE INTO sketches (mark, seq) VALUES (?, ?)", [(mark, seq) for mark in marks])


def _of_one_page(connection: sqlite3.Connection, new: Prepared) -> list[_Stored]:
    query = "SELECT subject, name, body FROM entries WHERE kind = 'article' AND name = ? ORDER BY seq"
    rows = connection.execute(query, (new.id,)).fetchall()
    if new.url and _names_a_page(new.url):
        query = (
            "SELECT subject, name, body FROM entries WHERE kind = 'article' AND json_extract(body, '$.url') IS NOT NULL"
            " AND json_extract(body, '$.url') = ? AND name <> ? ORDER BY seq LIMIT 1000"
        )
        rows += connection.execute(query, (new.url, new.id)).fetchall()
    stored = []
    for subject, name, body in rows:
        if subject != new.address:
            value = json.loads(body)
            stored.append(_Stored(subject, name, value["text"], value["published"]))
    return stored


def _names_a_page(url: str) -> bool:
    """Whether `url` can be that of one text: not the front page of a site."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return bool(parts.path.strip("/") or parts.query)
