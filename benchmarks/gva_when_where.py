"""Compare the day and the city of shootings with hand-coded ones, over the command line's own extraction.

    python benchmarks/gva_when_where.py FOLDER [--misses N]

FOLDER holds gva.docs.jsonl, a line of which has id, text, title, published, and gva.gold.jsonl with id, date (ISO) and
place ("City" or "City (Other name)").
Each text's day and city are those of most of its claims: killed or injured, not history, nor counting attackers.
`near` also counts a place that was settled to an entry within 15 km of the city, such as one of its quarters.
The city is right if the claims' place, or the gazetteer entry they were settled to, has its name. `first choice` counts
what stands in the claims; `with candidate` also the town that a claim keeps as a candidate: the text is about it, and
names for the figure no place, a wider one, or perhaps a quarter of it.
The day is right if it lies in the window; `exact` where the window is that day alone; `first` is the first claim's
window of at most three days. `told at all` says in how many texts any date that the extractor reads is the day.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from claimledger.days.daybook import Daybook
from claimledger.extract import extract
from claimledger.gazetteer import gazetteer, key
from claimledger.records import Article, Claim
from claimledger.split import split


def counted(claims: Iterable[Claim]) -> list[Claim]:
    """The claims that tell the shooting itself."""
    told = [c for c in claims if c.outcome in ("killed", "injured", "casualties")]
    return [c for c in told if not c.background] or told


def names(claim: Claim) -> tuple[str, ...]:
    """The keys a claim's place goes by: its words and the entry it was settled to."""
    words = [claim.place] if claim.place else []
    entry = gazetteer().get(claim.place_id) if claim.place_id else None
    return tuple(key(n) for n in [*words, *([entry.name] if entry else [])])


def city_of(claims: list[Claim]) -> tuple[str, ...]:
    """The names of the place of most claims."""
    votes = Counter(names(c) for c in claims if names(c))
    return votes.most_common(1)[0][0] if votes else ()


def candidate_of(claims: list[Claim]) -> tuple[str, ...]:
    """The names of the first town that a claim keeps as a candidate."""
    ids = [c.place_candidates[0] for c in claims if c.place_candidates]
    entry = gazetteer().get(ids[0]) if ids else None
    return (key(entry.name),) if entry else ()


def same(found: tuple[str, ...], gold: str) -> bool:
    """Whether one of the names found is, or has in it, one of the gold's."""
    wanted = [key(p.strip(" )")) for p in gold.split("(")]
    return any(f" {w} " in f" {f} " for f in found for w in wanted)


def near(claims: list[Claim], gold: str) -> bool:
    """Whether most claims were settled within 15 km of a city of the gold's name."""
    votes = Counter(c.place_id for c in claims if c.place_id)
    entry = gazetteer().get(votes.most_common(1)[0][0]) if votes else None
    if entry is None or entry.kind != "place":
        return False
    cities = [p for part in gold.split("(") for p in gazetteer().find(part.strip(" )")) if p.kind == "place"]
    return any(p.iso == "US" and p.away(entry) < 15 for p in cities)


def holds(start: date | None, end: date | None, day: date) -> bool:
    """Whether a window of at most three days holds `day`."""
    return start is not None and end is not None and start <= day <= end and (end - start).days <= 2


def is_told(article: Article, day: date) -> bool:
    """Whether any date of the text, lines around the article left out, is `day`: no more can be reached."""
    book = Daybook(split(article))
    dates = (t for i in book.dated for t in book.told(i) if t.role != "aside")
    return any(holds(t.mention.start, t.mention.end, day) for t in dates)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--misses", type=int, default=0)
    args = parser.parse_args()
    docs, annotated = args.folder / "gva.docs.jsonl", args.folder / "gva.gold.jsonl"
    for needed in (docs, annotated):
        if not needed.is_file():
            parser.error(f"{needed} is not there: FOLDER must hold gva.docs.jsonl and gva.gold.jsonl")
    gold = {g["id"]: g for g in map(json.loads, annotated.open(encoding="utf-8"))}
    total = silent = first = close = either = inside = exact = early = possible = shown = 0
    for line in docs.open(encoding="utf-8"):
        row = json.loads(line)
        want = gold[row["id"]]
        fields = {k: v for k, v in row.items() if k in ("id", "text", "title", "published", "outlet", "url")}
        article = Article(**fields)
        claims = counted(extract(article).claims)
        total += 1
        silent += not claims
        city, other = city_of(claims), candidate_of(claims)
        hit = same(city, want["place"])
        late = hit or same((*city, *other), want["place"])
        first, either = first + hit, either + late
        close += hit or near(claims, want["place"])
        day = date.fromisoformat(want["date"])
        windows = Counter((c.date_start, c.date_end) for c in claims if c.date_start and c.date_end)
        window = windows.most_common(1)[0][0] if windows else (None, None)
        dated = window[0] is not None and window[1] is not None and window[0] <= day <= window[1]
        inside, exact = inside + dated, exact + (window == (day, day))
        fine = [c for c in claims if c.date_start and c.date_end and (c.date_end - c.date_start).days <= 2]
        early += bool(fine) and holds(fine[0].date_start, fine[0].date_end, day)
        possible += is_told(article, day)
        if claims and not late and shown < args.misses:
            shown += 1
            print(f"   {row['id']} gold {want['place']!r} got {city} or {other}: {row.get('title', '')[:70]!r}")
    told = max(total - silent, 1)
    print(f"{total} texts, {silent} without a claim; of all, and of those with one:")
    measures = {
        "city, as claimed": first,
        "city, as claimed or near": close,
        "city, with candidate": either,
        "day in window": inside,
        "day exact": exact,
        "day of the first": early,
        "day told at all": possible,
    }
    for name, hits in measures.items():
        print(f"  {name:25s} {hits / total:.3f} {hits / told:.3f}")


if __name__ == "__main__":
    main()
