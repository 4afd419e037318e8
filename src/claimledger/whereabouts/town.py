"""The town that a text is most about."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from math import sqrt
from typing import Literal, NamedTuple

from claimledger.companies import is_company
from claimledger.datelines import Dateline
from claimledger.gazetteer import Place, key
from claimledger.gazetteer.settle import Setting, Settled
from claimledger.patterns import Rare
from claimledger.places.mentions import Page, PlaceMention
from claimledger.whereabouts.outlet import TAIL, near_outlet, of_address, of_bodies
from claimledger.whereabouts.persons import Persons

Ask = Callable[[str, Sequence[str], str | None], Settled]
Basis = Literal["event", "named", "dateline", "police", "title", "headline", "body", "outlet"]

_WEIGHT = {"event": 2.0, "label": 2.0, "bare": 1.0, "actor": 1.5, "home": 0.7, "hospital": 0.3, "goal": 0.3}
_HEAD = 1.5  # times as much in the first sentences
_PART = 0.7  # a part of it, or round about it
_PERSON = 0.1  # as likely a person: "Jackson said"
_POLICE_WEIGHT = 3.0  # police forces bear the name of the town they serve
_TITLE_WEIGHT = 2.5
_DATELINE_WEIGHT = 2.5
_BODY_WEIGHT = 0.25  # schools and hospitals
_TAIL_WEIGHT = 0.4  # the title's end names the outlet's town
_SHARE = 0.3  # of the votes of the first that a city must have to hold it as a quarter
_CITY = 100_000
_SPREAD = 75  # a city of a million people reaches 13 km, one of 100,000 reaches 4 km
_FAR = 100  # kilometres beyond which no quarter of a city lies
_NEXT = 60  # kilometres within which a town may be meant in news of a city
_SERVED: tuple[Basis, ...] = ("police", "dateline")  # whose news it is
_CITY_OF: tuple[Basis, ...] = ("police", "dateline", "event")
_HEADED: tuple[Basis, ...] = ("title", "headline", "event")
_PLACED: tuple[Basis, ...] = ("event", "headline")
_TOLD: tuple[Basis, ...] = ("event",)
_HALF = 0.5  # of the votes of a town that is only named
_SURE = 0.65  # votes
_WIRE = re.compile(r"\b(?:AP|Associated Press|Reuters|UPI|AFP|CNN)\b")
_WIRE_WEIGHT = 1.5  # news agencies file from the next large town
_SIZEABLE = 5_000
_POLICE = re.compile(r"(?<!\w)(?:[Pp]olice|PD)\b")
_POLICE_OF = Rare(r"\b(?:police|authorities)\s+in\s+(?:the\s+)?$")
# "The Orvale man": who is of it.
_SOMEBODY = re.compile(
    r"\s+(?:man|woman|teen|teenager|boy|girl|child|toddler|infant|baby|couple|family|mother|father|student|resident)\b"
)
_NAME_BEFORE = re.compile(r"(?:[A-Z][\w.’'-]*[ -]){0,3}[A-Z][\w.’'-]*$")
_NAMESAKES = 40  # towns of a name that are looked at
_MOST_POLICE = 40  # mentions of police that are read
_FORCE = frozenset(["metro", "metropolitan", "city", "town", "township", "village", "borough", "municipal"])
_NUMBERED = re.compile(
    r"['’]s\s+(?:\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\w+teenth|\w+tieth|latest)\s+"
    r"(?:\w+\s+)?$"
)
_STATION = re.compile(r"\s+(?:sub)?stations?\b")
_ONCE = frozenset(["Retired", "Former"])
_WORD = re.compile(r"[\w.’'-]+")
_OF_TOWN = frozenset(
    ["police", "man", "men", "woman", "women", "teen", "teens", "boy", "girl", "child", "toddler", "mother", "father",
     "couple", "resident", "residents", "home", "house", "apartment", "bar", "club", "nightclub", "party", "shooting",
     "shootings", "homicide", "murder", "church", "school", "motel", "hotel", "mall"]
)  # fmt: skip
# "Victim of Orvale shooting speaks": there it was
_EVENTS = frozenset(
    ["shooting", "shootings", "massacre", "stabbing", "stabbings", "bombing", "bombings", "blast", "explosion", "homicide",
     "homicides", "killings", "slayings", "standoff", "shootout"]
)  # fmt: skip
_NOT_OF_TOWN = frozenset(
    ["county", "co", "co.", "parish", "university", "state", "college", "high", "elementary", "hospital", "school", "hs",
     "h.s"]
)  # fmt: skip
_OPENS_NAME = frozenset(
    ["fort", "camp", "port", "mount", "lake", "north", "south", "east", "west", "new", "saint", "st."]
)
# What a headline puts in a town: "Baby shot by father in Orvale dies".
_HARM = re.compile(
    r"\b(?:shot|shoots?|shooting|kill\w*|dead|dies|died|wound\w*|injur\w*|hurt|murder\w*|slain|stabb\w+|homicide)\b",
    re.IGNORECASE,
)
_INTO_TOWN = frozenset(["in", "near", "at", "outside", "downtown", "of"])


class Vote(NamedTuple):
    """A name that speaks for a town, with the names of what holds it."""

    name: str
    within: Sequence[str]
    weight: float
    basis: Basis


class Town(NamedTuple):
    """A town by the name that the text gives it. Not `sure`: little but the outlet's name speaks for it."""

    name: str
    settled: Settled
    sure: bool = True
    served: bool = False  # its police or a dateline of it
    headed: bool = False  # the title, or a place of an event, has its name
    placed: bool = False  # the title says that it happened in it
    policed: bool = False  # its police are named


def votes(
    page: Page, mentions: Sequence[PlaceMention], setting: Setting, line: Dateline | None, persons: Persons
) -> Iterator[Vote]:
    """What speaks for towns: places named, the dateline, the police, the title. Names of persons are left out."""
    towns: dict[str, bool] = {}
    for vote in (
        *_of_mentions(page, mentions),
        *_of_dateline(page, line),
        *_of_police(page, setting.country),
        *_of_count(page),
        *_of_title(page, setting.country),
    ):
        name = vote.name.strip(" .-")
        if (town := towns.get(name)) is None:
            town = bool(name) and _is_town(page, name, setting.country) and not persons.has(name)
            town = towns[name] = town and not is_company(page.doc.text, name)
        if town:
            yield vote if name == vote.name else vote._replace(name=name)


def find_town(
    page: Page,
    mentions: Sequence[PlaceMention],
    setting: Setting,
    line: Dateline | None,
    persons: Persons,
    ask: Ask,
) -> Town | None:
    """The town with most votes; of several of its name that near the outlet's own town."""
    found = _most_voted(page, mentions, setting, line, persons, ask)
    if found is None or found.settled.place is not None or len(found.settled.candidates) < 2:
        return found
    near = near_outlet(page, page.known(found.name)[:_NAMESAKES], setting.country)
    return found if near is None else found._replace(settled=Settled(near, (), "the one near the outlet's town"))


def _most_voted(
    page: Page,
    mentions: Sequence[PlaceMention],
    setting: Setting,
    line: Dateline | None,
    persons: Persons,
    ask: Ask,
) -> Town | None:
    """The town with most votes: where things happen counts more than where people come from or speak."""
    weights: dict[tuple[str, Basis], list[float]] = defaultdict(list)
    spoken: dict[str, tuple[str, Sequence[str]]] = {}
    for name, within, weight, basis in votes(page, mentions, setting, line, persons):
        folded = key(name)
        weights[folded, basis].append(weight)
        if within or folded not in spoken:
            spoken[folded] = (name, within)
    total = _add_up(weights)
    if max(total.values(), default=0.0) < _SURE:
        for name in of_bodies(page, setting.country):
            weights[key(name), "body"].append(_BODY_WEIGHT)
            spoken.setdefault(key(name), (name, ()))
        for name in of_address(page, setting.country):
            weights[key(name), "outlet"].append(_TAIL_WEIGHT)
            spoken.setdefault(key(name), (name, ()))
        total = _add_up(weights)
    if not spoken:
        return None
    text = page.doc.text if setting.country == "US" else ""
    best, *next_best = sorted(total, key=lambda v: (-total[v], text.find(spoken[v][0]), v))[:3]

    def spoken_for(name: str, bases: Iterable[Basis]) -> bool:
        return any((name, basis) in weights for basis in bases)

    def town(name: str) -> Town:
        return Town(
            spoken[name][0],
            ask(spoken[name][0], spoken[name][1], "place"),
            total[name] >= _SURE,
            spoken_for(name, _SERVED),
            spoken_for(name, _HEADED),
            (name, "headline") in weights,
            (name, "police") in weights,
        )

    first = town(best)
    headed = {name for name, basis in weights if basis == "headline" and name in total}
    rival = next((name for name in (best, *next_best) if name not in headed), None)
    if len(headed) == 1 and rival is not None and spoken_for(rival, _SERVED):
        scene, filed = town(*headed), town(rival)
        if _is_far_city(scene.settled.place, filed.settled.place) and not _tells_of(mentions, rival, *headed):
            return scene  # the title names the town of the shooting, and the text is filed from that of a victim
    if first.served:
        for name in next_best if not spoken_for(best, _PLACED) else ():
            early = max(weights.get((name, "event"), (0.0,))) > _WEIGHT["event"]
            least = _SHARE if early and (name, "headline") in weights else _HALF
            head = (name, "headline") in weights or early
            if head and total[name] >= least * total[best] and not _has_quarter(page, first, other := town(name)):
                return other  # the police of one town tell of what happened in the next
        return first
    if not spoken_for(best, _TOLD):
        for name in next_best:  # the title has Queens, the dateline Far Rockaway
            if total[name] >= _HALF * total[best] and spoken_for(name, _SERVED):
                return town(name)
    for name in next_best:
        told = any(key(h) == name for m in mentions if m.within and key(m.bare_name) == best for h in m.within)
        likely = total[name] >= _SHARE * total[best] and spoken_for(name, _CITY_OF)
        if (told or likely) and _has_quarter(page, other := town(name), first):
            return other
    return first


def _tells_of(mentions: Sequence[PlaceMention], *towns: str) -> bool:
    """Whether a sentence tells that something happened in one of the towns: not only a dateline, and their police."""
    named = (name for m in mentions if m.role == "event" for name in (m.bare_name, *m.within))
    return not {key(name) for name in named}.isdisjoint(towns)


def _is_far_city(place: Place | None, other: Place | None) -> bool:
    """Whether a place is a city far from another town, so that it is none of its quarters."""
    return place is not None and other is not None and place.population >= _CITY and place.away(other) > _FAR


def _add_up(weights: Mapping[tuple[str, Basis], list[float]]) -> dict[str, float]:
    """The votes of each town; the tenth mention adds less than the second."""
    total: dict[str, float] = defaultdict(float)
    for (name, _), found in weights.items():
        total[name] += sum([w / n for n, w in enumerate(sorted(found, reverse=True), 1)]) if found[1:] else found[0]
    return total


def _has_quarter(page: Page, city: Town, other: Town) -> bool:
    """Whether the other name is one of a quarter: of places of the name a small one lies in the city, or none near."""
    whole = city.settled.place
    if whole is None and city.served:  # one of several: no place of the quarter's name is near any of them
        towns = [p for p in page.known(city.name) if p.id in city.settled.candidates]
        quarters = [p for p in page.known(other.name) if p.kind == "place"]
        large = any(t.population >= _CITY for t in towns)
        return large and not any(t.away(q) < _NEXT for t in towns for q in quarters)
    if whole is None or whole.population < _CITY:
        return False
    named = [p for p in page.known(other.name) if p.iso == whole.iso and p.kind == "place"]
    near = [p for p in named if p.id != whole.id and p.away(whole) < _NEXT]
    return not near or any(can_hold(whole, p) for p in near)


def can_hold(city: Place, part: Place) -> bool:
    """Whether a place can be a quarter of a city, by the people of both and how far off it is."""
    reach = sqrt(city.population) / _SPREAD
    return city.population >= _CITY and part.population < city.population / 2 and part.away(city) < reach


def _is_town(page: Page, name: str, home: str | None) -> bool:
    if name in page.words.state_names or name.lower() in page.words.inside:
        return False  # "University police"
    return any(place.kind == "place" and (not home or place.iso == home) for place in page.known(name))


def _left(start: int) -> tuple[int, int]:
    return max(0, start - 24), start


def _of_mentions(page: Page, mentions: Sequence[PlaceMention]) -> Iterator[Vote]:
    for mention in mentions:
        if mention.precision in ("country", "admin1") and not mention.within:
            continue
        weight = _WEIGHT.get(mention.role, 0.5) * (_HEAD if mention.sentence < 3 else 1.0)
        if mention.precision == "region" and not mention.within:
            weight *= _PART  # "in north Toledo"
        basis: Basis = "event" if mention.role in ("event", "label") else "named"
        if mention.role == "source" and mention.span and _POLICE_OF.search(page.doc.folded, *_left(mention.span.start)):
            weight, basis = _POLICE_WEIGHT, "police"
        if mention.cue == "speaker" or (mention.role == "bare" and not mention.within):
            weight = _WEIGHT["home"] if _SOMEBODY.match(page.doc.folded, mention.reach) else _PERSON
        elif mention.cue == "suburb":
            weight, basis = _WEIGHT["home"], "named"
        if mention.precision != "site":
            yield Vote(mention.bare_name, mention.within, weight, basis)
        elif mention.within:
            yield Vote(mention.within[0], mention.within[1:], weight, basis)


def _of_dateline(page: Page, line: Dateline | None) -> Iterator[Vote]:
    if line is not None and line.city is not None:
        city, agency = page.doc.text[line.city.slice], line.agency
        held: list[str] = []
        if line.place is not None and (
            state := page.state(page.doc.text[line.city.end : line.place.end].strip(" ,()"))
        ):
            held = [state]
        if agency is not None and _WIRE.search(page.doc.text, *agency):
            yield Vote(city, held, _WIRE_WEIGHT, "named")
        else:
            yield Vote(city, held, _DATELINE_WEIGHT, "dateline")


def _of_police(page: Page, home: str | None) -> Iterator[Vote]:
    """The longest names of towns before "police": "South Orvale Police", "Orvale-Dorna Metro police said"."""
    text = page.doc.text
    for found in islice(_police(page), _MOST_POLICE):
        left = text[max(0, found.start() - 50) : found.start()].rstrip(" ")
        if left[left.rfind(" ") + 1 :].islower():
            continue  # "told police"
        before = _NAME_BEFORE.search(left)
        if before is None or _STATION.match(text, found.end()):
            continue
        words = before.group().split()
        if words[-1].endswith(".") or words[-1] == "State" or words[0] in _ONCE:
            continue
        while words and words[-1].lower() in _FORCE:
            if page.known(" ".join(words)) and len(words) > 1:
                break  # "Kansas City police"
            words.pop()
        for at in range(len(words)):
            name = " ".join(words[at:])
            if name.lower() in page.words.stop:
                continue
            joined = name.partition("-")[0]
            if _is_town(page, name, home):
                yield Vote(name, [], _POLICE_WEIGHT, "police")
                break
            if joined != name and _is_town(page, joined, home):
                yield Vote(joined, [], _POLICE_WEIGHT, "police")
                break


def _of_count(page: Page) -> Iterator[Vote]:
    """The town whose killings are numbered: "Orvale's seventh homicide victim of the year"."""
    text, folded = page.doc.text, page.doc.folded
    for word in ("homicide", "murder", "killing"):
        at = folded.find(word)
        numbered = _NUMBERED.search(folded, max(0, at - 40), at) if at >= 0 else None
        if numbered is not None and (
            name := _NAME_BEFORE.search(text, max(0, numbered.start() - 40), numbered.start())
        ):
            yield Vote(name.group(), [], _POLICE_WEIGHT, "police")


def _police(page: Page) -> Iterator[re.Match[str]]:
    """Where the police are named; the plain word is looked for, which is faster than the pattern."""
    text, folded = page.doc.text, page.doc.folded
    at, short = folded.find("police"), text.find("PD")
    while at >= 0 or short >= 0:
        first = min(p for p in (at, short) if p >= 0)
        if (found := _POLICE.match(text, first)) is not None:
            yield found
        if first == at:
            at = folded.find("police", at + 1)
        else:
            short = text.find("PD", short + 1)


def _is_named(page: Page, place: Place, run: str) -> bool:
    """Whether a town's own name, or the one for which news have a short one, is `run`."""
    return key(place.name) == key(run) or (run in page.words.bynames.values() and place.named(key(run)))


def _is_county(page: Page, name: str) -> bool:
    """Whether a text has a name as that of a county alone, in which no town of the name lies."""
    text = page.doc.text
    counties = sum(text.count(f"{name} {kind}") for kind in ("County", "Co.", "Parish"))
    if not counties or text.count(name) > counties:
        return False
    return not any(p.kind == "place" and (p.district or "").startswith(f"{name} ") for p in page.known(name))


def _of_title(page: Page, home: str | None) -> Iterator[Vote]:
    """Towns named in the title, whose capitals tell nothing: runs of words that are the name of a sizeable one.

    After "in" and before "man" or "police" a small one is believed too.
    """
    title = page.doc.article.title or ""
    tail = list(TAIL.finditer(title))
    ends = tail[0].start() if tail and tail[0].start() > 15 else len(title)
    words = [(m.group(), m.start()) for m in _WORD.finditer(title)]
    at = 0
    while at < len(words):
        step = 1
        for size in (3, 2, 1):
            run = " ".join(w.removesuffix("'s").removesuffix("’s") for w, _ in words[at : at + size])
            if len(words) < at + size or not run[0].isupper() or run.lower() in page.words.stop:
                continue
            if run.lower() in page.words.kinds or run.lower() in page.words.ways:
                continue  # "on the West Side"
            run = page.words.bynames.get(run, run)
            before = words[at - 1][0].lower() if at else ""
            after = words[at + size][0].lower() if at + size < len(words) else ""
            if run.lower() in page.small and f" {run}" not in page.doc.text:
                continue  # "Young child hurt"
            if _is_county(page, run):
                continue  # "Shooting in Orvale"; the text has only Orvale County, which has no Orvale
            part = before in page.words.ways and not page.known(f"{words[at - 1][0]} {run}")  # "in North Philadelphia"
            if after in _NOT_OF_TOWN or (before in _OPENS_NAME and not part):
                continue
            least = 0 if before in _INTO_TOWN or after in _OF_TOWN else _SIZEABLE
            if any(
                p.kind == "place" and p.population >= least and p.iso == (home or p.iso) and _is_named(page, p, run)
                for p in page.known(run)
            ):
                late = words[at][1] >= ends
                placed = after in _EVENTS or (
                    before in _INTO_TOWN
                    and before not in ("of", "near")
                    and _HARM.search(title, 0, words[at][1]) is not None
                )
                basis: Basis = "outlet" if late else "headline" if placed else "title"
                yield Vote(run, [], _TAIL_WEIGHT if late else _TITLE_WEIGHT, basis)
                step = size
                break
        at += step
