"""Noun groups that can speak: organisations, persons with their offices, unnamed people, pronouns."""

from __future__ import annotations

from claimledger.calendars import DAY_NAMES, MONTHS
from claimledger.registry import MEDIA, Registry
from claimledger.reporting import COMMON, COUNTED, OUTLETS, PRESS, STREETS, VAGUE, Words, is_source
from claimledger.spans import Span
from claimledger.speakers.bodynames import (
    CAUSES,
    called_by,
    cause,
    firm,
    medium_of,
    outlet,
    slogan_body,
    station_kind,
    trim,
)
from claimledger.speakers.cleared import aged, cleared, in_field, maker_ends, told_as, told_by_kind, writer_of
from claimledger.speakers.headnoun import head_of
from claimledger.speakers.holders import holder
from claimledger.speakers.listed import another_of, around, office_kind, officer_of, registered
from claimledger.speakers.others import OTHERS, another, ours
from claimledger.speakers.speaker import OWNING, Form, Speaker
from claimledger.wordgroups import (
    DETERMINERS,
    LINKS,
    TIED,
    Token,
    is_title,
    name_parts,
    name_run,
    without_statement,
)

__all__ = ["OTHERS", "OWNERS", "PRONOUNS", "Form", "Speaker", "read"]

PRONOUNS = frozenset(["he", "she", "it", "they", "we", "i"])
_OBJECTS = {"him": "he", "her": "she", "them": "they"}
OWNERS = {"its": "it", "their": "they", "his": "he", "her": "she"}
_MAY_BE_NAMES = frozenset(("april", "june", "may", "jan", "jun", "mar", "sun"))
_UNNAMED = frozenset(("sources", "outlets")).union(PRESS)  # "some sources", "local media": nobody by name
_CALENDAR = frozenset((*DAY_NAMES, *MONTHS)) - _MAY_BE_NAMES
_OWNED = 5  # words of an owner and a person's name
_DAYS_AND_MONTHS = _CALENDAR | _MAY_BE_NAMES
_RUN = ("-based", "-run", "-led", "-backed", "-funded", "-year-old")
_SUBORDINATING = frozenset(
    ["when", "what", "while", "although", "because", "where", "why", "how", "whose"]
)  # "When Sid"
_FIELDED = frozenset(["ministry", "department", "directorate", "secretariat"])  # "Ministry of Health"
_SERVED = frozenset(
    ["justice", "human", "women", "children", "youth", "citizen", "citizens", "civilian", "people", "victims"]
)
_CRIES = frozenset(["now", "watch"])  # no surnames
_LONG = 6
_TWO = 2


def read(text: str, toks: list[Token], words: Words, known: Registry, *, opens: bool = False) -> Speaker | None:
    """What speaks in a noun group, or None where it can say nothing ("the blast", "nine people killed").

    `opens` says that the group begins its sentence, so that its first capital says little. "Dorna County Sheriff's
    Office spokesman Ivo Lang" is the person, "a spokesman for the army" the army.
    """
    if not toks or (toks[0].low in _SUBORDINATING and toks[0].text[1:].islower()):
        return None
    span = Span(toks[0].start, toks[-1].end)
    definite = toks[0].low in ("the", "its", "their", "his", "her", "this", "same") or toks[-1].low == "same"
    if len(toks) == 2 and toks[0].low == "the" and toks[1].low in ("former", "latter"):
        return Speaker("pronoun", toks[1].low, span, None, head=toks[1].low, definite=True)
    if len(toks) == 1 and (pronoun := _OBJECTS.get(toks[0].low, toks[0].low)) in PRONOUNS:
        return Speaker("pronoun", pronoun, span, None, head=pronoun, definite=True)
    if len(toks) <= _TWO and (other := another(toks) or ours(toks)) is not None:
        return other
    indefinite = toks[0].low in ("a", "an", "another", "other", "some")
    core = toks[1:] if toks[0].low in DETERMINERS and toks[0].low not in ("several", "many", "other", "some") else toks
    if toks[0].low in ("other", "some", "several", "many") and len(toks) > 1:
        core = toks[1:]
    if not core:
        return None
    if core is not toks and (one := aged(core)) is not None:
        return one
    if core[0].text[0].isdigit() and (
        all(t.text[0].isdigit() for t in core)
        or (core[0].text.isdigit() and core[-1].low[-1] != "s" and not all(t.capital for t in core[1:]))
    ):
        return None
    if len(core) > 1:
        core = cleared(core, words)
    if len(core) > 3:
        core = without_statement(core, words)
        month = next(
            (i for i, t in enumerate(core) if i > 1 and t.low in MONTHS and core[i - 1].low in ("on", "in")), 0
        )
        core = core[: month - 1] if month else core  # "the army [on July 14] said"
    if core[-1].text.isdigit() and core[0].low in _DAYS_AND_MONTHS:
        return None  # "March 2017 recorded 26"
    span = Span(core[0].start, core[-1].end)
    cut = len(core)
    for i, tok in enumerate(core):
        if i and (tok.low in LINKS or tok.low in TIED):
            cut = i
            break
    if (cut < len(core) or core[0].low in LINKS) and _speaks_for_owner(core[-1], words):
        owner = next((i for i, t in enumerate(core[:-1]) if t.text.endswith(OWNING)), None)
        if owner is not None and any(t.low in LINKS for t in core[:owner]):
            return read(text, [*core[:owner], _bare(core[owner])], words, known, opens=opens)
    if 2 < len(core) <= _OWNED and core[0].text.endswith(OWNING) and all(t.capital for t in core):
        body = registered(text, [_bare(core[0])], known)
        person = read(text, core[1:], words, known) if body is not None and body[2].kind not in MEDIA else None
        if body is not None and person is not None and person.form == "person":
            person.body = person.body or body[2].name
            return person  # "Oxfam's Ana Tan"
    if not indefinite and (medium := medium_of(text, core, words, known, opens)) is not None:
        return medium  # but "a Paris newspaper" has the name of its town
    if (company := firm(text, core)) is not None:
        return company
    if (slogan := slogan_body(text, core, words, known)) is not None:
        return slogan
    named = registered(text, core, known)
    if named is None and cut < len(core) and (officer := officer_of(text, core, cut, words)) is not None:
        return officer
    if named is not None and named[0] and core[named[0] - 1].capital and core[named[0] - 1].low in OUTLETS:
        named = None  # "Radio Pakistan" is not of Pakistan
    whole = text[span.slice]
    if named is not None:
        if (other := another_of(text, core, named, known, words)) is not None:
            return other
        found = around(text, core, cut, named, words, span, definite)
        if found is not None:
            return found
    pre = core[:cut]
    unknown = pre[0].low not in words.heads and pre[0].low not in words.offices
    if opens and len(pre) == 1 and pre[0] is toks[0] and pre[0].capital and not pre[0].text.isupper() and unknown:
        # A capital at the start of a sentence makes no name: "Critics said"; a surname stands elsewhere too.
        if pre[0].low in COMMON:
            return None  # "Medical personnel"
        alone = pre[0].text.removesuffix("'s").removesuffix("’s")
        if text.find(alone, text.find(alone) + 1) < 0 and alone not in known.capitals and alone not in known.countries:
            return None
    definite = definite and not indefinite
    found = None
    if any(t.capital for t in pre):
        found = (
            told_by_kind(text, pre, words, known)
            or cause(text, core, span, words)
            or outlet(text, pre, toks[0], words)
            or called_by(text, pre, words)
            or _person(text, pre, core, words, toks[0])
        )
    elif cut < len(core):
        found = holder(text, core, cut, words)
    found = found or _described(text, pre, core, words, known, span, definite, whole, opens)
    if found is not None and found.form == "publication" and not found.name and toks[0].low in OWNERS:
        pronoun = OWNERS[toks[0].low]  # "according to its records"
        return Speaker("pronoun", pronoun, found.span, None, head=pronoun, definite=True)
    if found is not None and found.form == "description":
        found.name = told_as(found.name, toks, words)
    if found is not None and found.form == "person" and named is not None and not found.body and named[0] > cut:
        found.body = named[2].name  # "Ann Roe of Oxfam"
    if found is not None and not found.body and _has_owner(found, words):
        found.body = toks[0].low if toks[0].low in OWNERS else _owner(pre, core, words)
    return found


def _has_owner(s: Speaker, words: Words) -> bool:
    """Whether a speaker is an office of somebody's: "its director", "the group's spokeswoman", "her office"."""
    return s.form == "description" and (s.head in words.leads or s.head in words.speaks_for or s.head == "office")


def _owner(pre: list[Token], core: list[Token], words: Words) -> str | None:
    """The noun of the body whose office it is: "the [group]'s director", "the head of the [organisation]"."""
    for tok in pre[:-1]:
        noun = _bare(tok).low if tok.text.endswith(("'s", "’s")) else ""
        if noun in words.heads and words.heads[noun].table == "body" and not tok.capital:
            return noun
    behind = core[len(pre) :]
    if len(behind) == 3 and behind[0].low in ("of", "for") and behind[1].low == "the":
        head = words.heads.get(behind[2].low)
        return behind[2].low if head is not None and head.table == "body" and not behind[2].capital else None
    return None


def _speaks_for_owner(tok: Token, words: Words) -> bool:
    """Whether the noun gives its owner's voice: "the ministry of health's tally", "… spokesman"."""
    head = words.heads.get(tok.low)
    return tok.low in words.speaks_for or (head is not None and head.table == "publication")


def _person(text: str, pre: list[Token], core: list[Token], words: Words, opener: Token) -> Speaker | None:
    if len(pre) < len(core) and (found := holder(text, core, len(pre), words)) is not None:
        return found
    if len(pre) < len(core) and not any(is_title(t, words) for t in pre[:-1]) and len(pre) < 2:
        return None
    name = name_run(pre, words)
    if not name or all(t.low.rstrip(".") in ("jr", "sr") for t in name):
        return None
    titled = [t.low.rstrip(".") for t in pre[: len(pre) - len(name)] if is_title(t, words)]
    if (fielded := in_field(text, pre, name, titled)) is not None:
        return fielded
    before = pre[: len(pre) - len(name)]
    head_before = head_of(before, words) if before and not titled else None
    if head_before is not None and head_before[1] is not None and " " in head_before[0]:
        titled = [head_before[0]]  # "the prison service SNAI"
    if len(name) < 3 and name[-1].low in CAUSES and 1 < len(pre) < _LONG and titled[-1:] and titled[-1] in _SERVED:
        if all(t.capital for t in pre):
            at = Span(pre[0].start, pre[-1].end)  # "Delta Justice Watch", "Human Dignity Watch": a cause, no judge
            return Speaker("name", text[at.slice], at, "ngo", head=name[-1].low)
    if not titled and len(name) > 1 and name[-1].low in _CRIES:
        at = Span(name[0].start, name[-1].end)  # "Delta Truth Now"
        return Speaker("name", text[at.slice], at, "ngo", head=name[-1].low)
    joined = " ".join(t.low for t in name)
    if joined in words.heads or (not titled and len(name) == 1):
        return None
    before = [t for t in pre[: -len(name)] if not t.low.endswith(_RUN)]
    if not titled and before:
        if before and len(name) > 1 and _is_agent(before[-1]):
            at = Span(name[0].start, name[-1].end)  # "fruit seller Ivo Lang"
            return Speaker("person", text[at.slice], at, "witness", head="")
        if opener.low != "the" or len(before) != 1 or before[0].capital or before[0].low in words.heads:
            return None
        at = Span(name[0].start, name[-1].end)  # "the start-up Levant Record"
        return Speaker("name", text[at.slice], at, None, head=name[-1].low)
    if titled and titled[-1] in words.heads and titled[-1] not in words.offices:
        # "the news site Benue Mirror", "the group Kurtuluş": a body with its name
        head = words.heads[titled[-1]]
        at = Span(name[0].start, name[-1].end)
        if head.table == "body":
            return Speaker("name", text[at.slice], at, head.kind, head=titled[-1])
        if head.table != "speaker" or len(name) < 2:
            return None  # "eyewitness Mira Sande", "the aid worker Ivo Lang" are persons
    if not titled and any(t.text.isupper() and len(t.text) > 2 for t in name):
        return None
    role = titled[-1] if titled else ""
    if (deputy := " ".join(t.low for t in pre[: len(pre) - len(name)][-2:])) in words.offices and role:
        role = deputy if deputy.startswith(("vice ", "deputy ", "prime ")) else role
    where = Span(name[0].start, name[-1].end)
    if opener.low == "the" and len(name) > 1 and not titled:  # "the Delta Displacement Tracker": no person's name
        return Speaker("name", text[where.slice], where, None, head=name[-1].low, definite=True)
    before = pre[: len(pre) - len(name)]
    while before and (before[-1].low.rstrip(".") in words.ranks or before[-1].low in words.offices):
        before = before[:-1]
    body = text[before[0].start : before[-1].end].removesuffix("'s").removesuffix("’s") if before else None
    if opener.low in ("its", "their"):
        body = opener.low
    return Speaker("person", text[where.slice], where, office_kind(role, words), head=role, body=body)


def _is_agent(tok: Token) -> bool:
    """Whether a word that no list has may be of what a person does: "seller", "unionist"; not "river", "stronghold"."""
    low = tok.low
    return not tok.capital and len(low) > 5 and low.endswith(_AGENTS) and low not in _NO_AGENTS


_AGENTS = (
    "ler",
    "per",
    "ger",
    "mer",
    "ker",
    "ist",
    "man",
    "woman",
    "eer",
    "ician",
    "keeper",
    "maker",
    "worker",
    "owner",
    "holder",
)
_NO_AGENTS = frozenset(("summer", "paper", "newspaper", "former", "larger", "bigger", "stronger", "longer", "younger", "smaller",
    "lower", "upper", "german", "human", "roman", "ottoman", "trailer", "corner", "border", "tanker", "steamer", "bunker",
    "liner", "cruiser", "trawler", "tower", "power", "danger", "anger", "chamber", "december", "september"))  # fmt: skip


def _described(
    text: str,
    pre: list[Token],
    core: list[Token],
    words: Words,
    known: Registry,
    span: Span,
    definite: bool,
    whole: str,
    opens: bool,
) -> Speaker | None:
    head = head_of(pre, words)
    if head is None:
        return _proper(text, pre, core, known, span)
    term, entry = head
    if entry is None:  # an office without a name
        if term in words.speaks_for:
            body = _body(text, pre, core, words, known, opens)
            if body is not None:
                return body
        return Speaker("description", _plain(whole, core, opens, words), span, "official", head=term, definite=definite)
    if entry.table == "publication":
        return _published(text, pre, core, words, known, span, opens, term, definite)
    if entry.table == "recording":
        if (writer := writer_of(pre, core)) and (who := read(text, writer, words, known, opens=opens)) is not None:
            return who
        social = "social media" in text[span.slice].lower()
        written = term.rstrip("s") in ("post", "tweet")
        shown = term if written or not social else "video"
        return Speaker(
            "recording", f"social media {shown}" if social else term, span, "post" if written else "video", head=term
        )
    name = _plain(whole, core, opens, words)
    if (
        entry.table == "body"
        and len(pre) > 1
        and sum(t.capital for t in pre) > (1 if opens else 0)
        and _proper_name(pre, opens)
    ):
        return Speaker("name", trim(name), span, entry.kind, head=term, definite=definite)
    if entry.table == "body" and pre[-1].capital and core[-1].capital and len(core) > len(pre) and definite:
        return Speaker("name", trim(whole), span, entry.kind, head=term, definite=True)  # "the League for Animal Care"
    vague = all(t.low in VAGUE or t.low == term for t in pre) and term in _UNNAMED
    if vague and (
        (len(core) == 1 and term == "outlets") or any(t.low in ("news", "media", "various") for t in pre[:-1])
    ):
        return Speaker("publication", "", span, None, head=term, definite=definite)
    return Speaker("description", trim(name), span, entry.kind, head=term, definite=definite)


def _body(text: str, pre: list[Token], core: list[Token], words: Words, known: Registry, opens: bool) -> Speaker | None:
    """The body whose voice an unnamed spokesman is: "a spokesman for the army", "the army's spokesman"."""
    after = core[len(pre) + 1 :]
    inside = after if after and core[len(pre)].low in ("for", "of", "at", "with", "from") else pre[:-1]
    if not inside:
        return None
    found = read(text, inside, words, known, opens=opens and inside is not after)
    head = words.heads.get(found.head) if found is not None and found.form == "description" else None
    if head is not None and head.table != "body":
        return None  # "a rebel spokesman", "the families' spokesman": the phrase itself
    if found is not None and found.form in ("registry", "name", "description") and found.name:
        found.name = found.name.removesuffix("'s").removesuffix("’s")
        found.by_one = not pre[-1].low.endswith(("men", "women", "persons"))
        return found
    return None


def _published(
    text: str,
    pre: list[Token],
    core: list[Token],
    words: Words,
    known: Registry,
    span: Span,
    opens: bool,
    term: str,
    definite: bool,
) -> Speaker | None:
    """Who made a report or count: "estimates by a war monitor", "the ministry's tally"; "Syrian reports" for itself."""
    whole = text[span.slice]
    if len(pre) < len(core) and core[len(pre)].low in ("by", "from", "of"):
        maker = core[len(pre) + 1 :]
        inner = read(text, maker[: maker_ends(maker)], words, known)  # "a letter from the bishop [to the king]"
        if inner is not None:
            return inner
    owner = [t for t in pre[:-1] if t.low not in VAGUE and t.low not in COUNTED]
    whose = pre[:-1]  # of two owners the last: "Dorna's flood institute's count"
    possessor = next((i for i in range(len(whose) - 1, -1, -1) if whose[i].text.endswith(OWNING)), None)
    if possessor is not None and pre[-1].capital and all(t.capital for t in pre) and whose[possessor].text[-1] in "'’":
        return Speaker("name", whole, span, "organisation", head=term, definite=definite)  # "the Weavers' Tally"
    if possessor is not None and (owner[-1:] == whose[possessor : possessor + 1] or owner[-1].low != "office"):
        return read(text, [*whose[:possessor], _bare(whose[possessor])], words, known, opens=opens)
    source = is_source([t.low for t in pre[:-1]], term)
    of_body = owner and owner[-1].low in words.heads and words.heads[owner[-1].low].table in ("speaker", "body")
    if of_body and not (source and owner[-1].low == "court"):
        return read(text, owner, words, known, opens=opens)
    if source:
        return Speaker("description", _plain(whole, core, opens, words), span, "reports", head=term, definite=definite)
    if owner and owner[0].capital and (owner[0].low in known.adjectives or owner[0].text in known.capitals):
        return Speaker("description", whole, span, "reports", head=term)
    if len(pre) > 1 and pre[-2].low in PRESS and term in ("report", "reports"):
        kept = pre[:-1]
        if len(kept) == 1 or (kept[-2].low in VAGUE and kept[-2].low != "local"):
            kept = pre[-2:]  # "[some] press reports", but "local media [reports]"
        at = Span(kept[0].start, kept[-1].end)
        return Speaker("description", _plain(text[at.slice], kept, opens, words), at, "anonymous", head=pre[-2].low)
    return Speaker("publication", "", span, None, head=term, definite=definite)


def _bare(tok: Token) -> Token:
    cut = 2 if tok.text.endswith(("'s", "’s")) else 1
    return Token(tok.text[:-cut], tok.start, tok.end - cut, tok.low[:-cut])


def _proper(text: str, pre: list[Token], core: list[Token], known: Registry, span: Span) -> Speaker | None:
    """A bare proper name: a surname, an acronym, a capital that stands for its government."""
    if (len(pre) == 1 and pre[0].low in _CALENDAR) or (len(pre) > 1 and pre[-1].low in STREETS):
        return None
    parts = name_parts()
    if not pre or not all(t.capital or t.low in parts or t.text[0].isdigit() for t in pre) or not pre[0].capital:
        return None
    name = text[pre[0].start : pre[-1].end]
    name = name.removesuffix("'s").removesuffix("’s")
    if name in known.capitals:
        return Speaker("capital", name, span, "government", head=name)
    if len(pre) < len(core) and len(pre) == 1:
        return None
    if len(pre) == 1 and pre[0].low in known.adjectives:
        return Speaker("capital", name, span, "government", head=name) if name in known.countries else None
    letters = [t for t in pre if t.text.isupper() and len(t.text) > 1]
    if letters:
        return Speaker("name", name, span, station_kind(name), head=name)
    where = Span(pre[0].start, pre[-1].end)
    return Speaker("person", name, where, "person", head="")


def _proper_name(pre: list[Token], opens: bool) -> bool:
    return all(t.capital or t.text == "&" for t in (pre[1:] if opens and len(pre) > 2 else pre))


def _plain(whole: str, core: list[Token], opens: bool, words: Words) -> str:
    """The phrase as it would stand inside a sentence: "Police sources" -> "police sources"."""
    first = core[0]
    common = first.low in words.heads or first.low in words.offices or first.low in COMMON or first.low in VAGUE
    named = len(core) > 1 and (core[1].capital or core[1].text.isdigit())  # "The Border Rights Council", "Brigade 93"
    named = named or (len(core) == 3 and first.low in _FIELDED and core[1].low == "of" and core[2].capital)
    if opens and first.capital and not first.text.isupper() and common and not named:
        return whole[0].lower() + whole[1:]
    return whole
