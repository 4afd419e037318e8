"""The names that a text has for those who speak in it, wherever it gives them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from claimledger.acronyms import spelled_out
from claimledger.calendars import DAY_NAMES, MONTHS
from claimledger.mentions import Document
from claimledger.registry import Registry, Source, normalise
from claimledger.reporting import STREETS, Words
from claimledger.spans import Span
from claimledger.voices.sexes import is_told, other_sex
from claimledger.voices.voice import Voice
from claimledger.wordgroups import is_plain

_NAME = re.compile(
    r"\b(?:[A-Z][\w'’-]+[^\S\n]+(?:(?:al|bin|de|del|van|von|Abu|Abd)(?:[^\S\n]|-))?){1,3}[A-Z][\w'’-]+(?:[^\S\n]+(?:Jr|Sr)\.)?"
)
_ACTS = re.compile(
    r"(?:,\s+\d{1,3},)?\s+(?:who\s+)?(?:was|is|had|has|said|told|[a-z]+ed)\b"
)  # behind the name of a subject
_LAST = 300  # characters in front of a surname in which another of that name was told of last
_FOR = re.compile(r"\b[A-Z][\w’'-]+\s+(?:for|on)\s+(?:the\s+)?$")  # the rest of the name of a body
_PLACED = re.compile(r"\b(?:in|at|near|on|of|from|to|into|outside|and|the)\s+$")
_WITH = re.compile(r"(?:,[^.;!?]{2,80},)?\s+and\s+")  # between two who act together
_SOMEONE = re.compile(
    r"\b(?:a|an|one|another)\s+(?:[a-z]+\s+)?([a-z]+)\b(?=\s+(?:can|was|is|had|has|who|said|told|called))"
)
_HARMED = re.compile(
    r"\b(?:bod(?:y|ies)|corpse|remains|deaths?|killing|murder|killed|wounded|injured|shot)(?:\s+of)?\s+$"
)
# A stop ends only initials and titles: "Lt. J. Moor", but "on Sunday. Russia said".
_CAPITALS = re.compile(r"(?<!\w)(?:[A-Z](?:[\w'’-]+|\.|[a-z]{1,2}\.|apt\.|upt\.)\s+){1,4}\Z")
_SHOUTED = re.compile(r"[A-Z]{3}[A-Z’'-]*$")
_AFTER_NAME = re.compile(r"(?:\s+(?:Jr|Sr)\.)?(?![\w-])")
_LONGER = r"([ ](?:for|against)[ ](?:the[ ])?[A-Z][\w’'-]+(?:[ ](?:and[ ])?[A-Z][\w’'-]+)*)"
_ENTRY = re.compile(r"(?m)^[ \t]*\d{1,2}[:.]\d{2}\b")
_CLOSED = (",", '"', "”")
# Words that begin a sentence with their capital, before a name and in none: "When Sid Roe", "After Sid Roe".
_NO_NAME_WORDS = """
the a in on but two three four five six seven eight nine ten and after although as at because before behind both by during for
from his her how if its last near once our since that their then these this those though until what when where which while who
whose why with yet
"""
_NO_NAME = frozenset(_NO_NAME_WORDS.split())


_HOUSES = frozenset(("hospital", "clinic", "university", "school", "museum", "council", "college"))  # often named
_HOUSE = r"\b((?:(?!The\b|In\b|At\b|A\b)[A-Z][\w'’-]+\s(?:(?:of|de|and)\s)?){{1,4}}{})\b(?!\s[A-Z])"
_SHORT = (
    r"\b((?:(?!The\b|In\b|At\b|A\b)[A-Z][\w'’-]+\s(?:(?:of|de|for)\s(?:the\s)?)?){{1,6}}{}\b"
    r"(?:\s(?:for|of|against)\s(?:the\s)?(?:[A-Z][\w'’-]+(?:\s(?=[A-Z]))?)+)?)(?!\s[A-Z])"
)
_PEOPLE_OF = re.compile(r"\A[A-Z]\w+s\s(?:of|for)\s(?:the\s)?")  # "Guerrillas of the People's Dawn Front"
# Offices that every county or town has
_OFFICES = frozenset(
    (
        "sheriff's office", "sheriff's department", "police department", "fire department", "coroner's office",
        "medical examiner's office", "medical examiner", "district attorney's office", "state attorney's office",
    )
)  # fmt: skip
_ATTORNEYS = frozenset(("da's office", "d.a.'s office", "d.a's office"))
_OFFICE = (
    r"\b((?:(?!(?:The|In|At|A|State)\b|Sheriff|Police|Fire|Coroner|Medical|District)[A-Z][\w'’.-]+\s){{1,4}}"
    r"(?i:{}))(?![\w'’])"
)
_NEAR = 900  # characters before such a noun


def _is_spelled_as(alias: str, name: str) -> bool:
    """Whether two names differ in accents alone, and not in an article: "The Guardian", "Guardian"."""
    return len(alias) == len(name) and normalise(alias) == normalise(name)


def _is_second(text: str, at: int) -> bool:
    """Whether a surname is followed by a second one, as in Spain: "General Ivo Maza [Roca] said", not "Ivo Lang Monday"."""
    found = _SECOND.match(text, at)
    if found is None or found[1].isupper():
        return False
    low = found[1].lower()
    return not (is_plain(low) or low in DAY_NAMES or low in MONTHS or low in _NO_NAME)


# What stands behind a second surname is no name
_SECOND = re.compile(
    r" ([A-Z][\w’'-]+)(?=,| (?:said|says|told|added|was|is|has|had|who|reports?|reported|visited|and)\b)"
)
_MEDIUM = re.compile(r"\b(?:Radio|Televisión|Television|Canal|Tele)\s+[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){0,2}")


class Names:
    """The full names, acronyms and unnamed persons of one text; each is looked for once."""

    def __init__(self, doc: Document, words: Words, known: Registry) -> None:
        self.doc, self.words, self.known = doc, words, known
        self._full: dict[str, str] = {}
        self._whole: dict[str, list[tuple[int, str]]] = {}  # surnames: the full names, and where
        self._written: dict[str, str | None] = {}
        self._offices: dict[str, str] = {}
        self._starts: list[int] = []
        self._entries: list[int] | None = None

    def fullest(self, entry: Source, written: str) -> str:
        """The name of a registered source as the text gives it in full anywhere, else as it mostly writes it."""
        if entry.name not in self._written:
            self._written[entry.name] = self._mostly(entry)
        return self._written[entry.name] or written

    def _mostly(self, entry: Source) -> str | None:
        folded = self.doc.folded
        names = [n for n in (entry.name, *entry.aliases) if not n.lower().startswith("the ")]
        # The name, or what it is without accents: "Frente Martí", written "Frente Marti".
        for full in (entry.name, *(n for n in entry.aliases if _is_spelled_as(n, entry.name))):
            at = folded.find(full.lower())
            if at >= 0:
                longer = [n for n in names if n.startswith(f"{full} ") and self.doc.text.startswith(n, at)]
                return max(longer, key=len, default=full)
        # "The Valley Relief Union (VRU) said": spelled out where it comes first, short from then on.
        in_text = [
            (f"{n} (" in self.doc.text, self.doc.text.count(n), -i, n)
            for i, n in enumerate(names)
            if n in self.doc.text
        ]
        # "Red Crescent" stands inside of each "Red Crescent Society".
        whole = [a for a in in_text if not any(b[3].startswith(f"{a[3]} ") and b[1] == a[1] for b in in_text)]
        return max(whole)[3] if whole else None

    def spelled_out(self, short: str) -> str:
        """What an acronym is short for, where the text spells it out beside it: "Forensic Aid Network (FAN)"; or a name
        that the text has in full, "Valley Watch for Human Rights", and cuts short: "Valley Watch"."""
        if short not in self._full:
            full = spelled_out(self.doc.text, short)
            cut = (
                full == short
                and " " in short
                and any(f"{short} {link} " in self.doc.text for link in ("for", "against"))
            )
            found = set(re.findall(re.escape(short) + _LONGER, self.doc.text)) if cut else set()
            self._full[short] = short + found.pop() if len(found) == 1 else full
        return self._full[short]

    def parted(self, start: int, end: int) -> bool:
        """Whether another entry of a live page begins between two offsets, by the time of day that opens its line."""
        if self._entries is None:
            self._entries = [m.start() for m in _ENTRY.finditer(self.doc.text)]
        several = len(self._entries) > 1
        return several and bisect_right(self._entries, start) < bisect_right(self._entries, end)

    def of_noun(self, noun: str, position: int) -> str | None:
        """The one name that ends with a noun and stands before `position`: "Orvale General Hospital" for "hospital"."""
        if noun not in _HOUSES:
            return None
        before = self.doc.text[max(0, position - _NEAR) : position]
        names = {m.group(1) for m in re.finditer(_HOUSE.format(noun.title()), before)}
        return names.pop() if len(names) == 1 else None

    def of_short(self, noun: str, position: int) -> str | None:
        """The one name of which a noun with a capital is short, before `position`: "the People's Dawn Front …. The Front"."""
        if not self.doc.text.startswith(noun.title(), position) or not self.doc.folded.endswith("the ", 0, position):
            return None
        whole = _SHORT.format(re.escape(noun.title()))
        names = {_PEOPLE_OF.sub("", m.group(1)) for m in re.finditer(whole, self.doc.text[:position])}
        return names.pop() if len(names) == 1 else None

    def of_medium(self, noun: str, position: int) -> str | None:
        """The one station named before `position`, which may not have spoken yet: "Radio Vela broadcasts …. The station"."""
        if noun not in ("station", "radio", "radio station", "television station"):
            return None
        names = {m.group() for m in _MEDIUM.finditer(self.doc.text, 0, position)}
        return names.pop() if len(names) == 1 else None

    def of_office(self, noun: str) -> str | None:
        """The one name of an office that a text may give anywhere, and seldom where the office speaks: "deputies of the Orvale
        County Sheriff's Office" for "sheriff's office"."""
        noun = noun.lower().replace("’", "'")
        noun = "district attorney's office" if noun in _ATTORNEYS else noun
        if noun not in _OFFICES:
            return None
        if noun not in self._offices:
            pattern = _OFFICE.format("[- ]".join(noun.split()).replace("'", "['’]"))
            names = {m.group(1).replace("’", "'").lower(): m.group(1) for m in re.finditer(pattern, self.doc.text)}
            self._offices[noun] = names.popitem()[1] if len(names) == 1 else ""
        return self._offices[noun] or None

    def full_name(self, surname: str, position: int = 0) -> str:
        """The full name of who is called by a surname: of several that which the text gave right before `position`, else the
        first. "Carl Roe was found dead. Erin Roe fled. Roe told police": Erin Roe."""
        if surname not in self._whole:
            self._whole[surname] = list(self._full_names(surname))
        whole = self._whole[surname]
        before = (
            name
            for at, name in reversed(whole)
            if 0 < position - at < _LAST and _ACTS.match(self.doc.text, at + len(surname))
        )
        return next(before, whole[0][1] if whole else surname)

    def _full_names(self, surname: str) -> Iterator[tuple[int, str]]:
        text = self.doc.text
        at = text.find(surname)
        while at >= 0:
            before = _CAPITALS.search(text, max(0, at - 80), at)
            after = _AFTER_NAME.match(text, at + len(surname))
            if before is not None and after is not None:
                words = before.group().split()
                if not surname.isupper():  # capitals above it are a headline's: "FLOODS IN NORTH ¶ Lang said"
                    words = words[next((k for k in range(len(words), 0, -1) if _SHOUTED.match(words[k - 1])), 0) :]
                name = self.bare_name(" ".join([*words, surname]) + after.group())
                if len(name.split()) > 1 and "-year-old" not in name:
                    second = _SECOND.match(text, at + len(surname)) if _is_second(text, at + len(surname)) else None
                    yield at, f"{name} {second[1]}" if second is not None else name
            at = text.find(surname, at + 1)

    def bare_name(self, name: str) -> str:
        """A person's name without offices, ranks and country words: "Nicaraguan President X Y" -> "X Y"."""
        parts = name.split()
        cut = 0
        for i, part in enumerate(parts[:-1]):
            low = part.lower().rstrip(".")
            titled = low in self.words.offices or low in self.words.ranks or low in self.words.heads
            if titled or low in self.known.adjectives or low in _NO_NAME:
                cut = i + 1
        return " ".join(parts[cut:])

    def named_before(self, position: int, but: str | None = None, pronoun: str = "") -> Voice | None:
        """The person named last before `position`, other than `but`, whom the pronoun may mean."""
        text = self.doc.text[max(0, position - 800) : position]
        # Where a second of two stands, whom the pronoun may mean as well: "Ann Lee and [Kim Orr] live here"
        beside = -1
        for match in reversed(list(_NAME.finditer(text))):
            name = self.bare_name(match.group())
            titled = name != match.group()
            if text.isupper() and (not titled or any(is_plain(w) for w in name.lower().split())):
                continue  # capitals throughout: nothing sets a name apart
            words = [w.lower() for w in name.split()]
            if len(words) < (1 if titled else 2) or self.known.exact(name) or any(w in self.words.heads for w in words):
                continue
            if self.known.exact(match.group()) or _FOR.search(text, max(0, match.start() - 60), match.start()):
                continue  # "the Osk Centre for [Human Dignity]"
            if words[-1] in STREETS or (words[-1] == "street" and not titled):
                continue  # "his Pine Hill Drive home"
            if pronoun and len(words) == 1 and is_plain(words[0]):
                continue  # "the State [Medical] Center"
            if pronoun and other_sex(name, pronoun, self.doc.text, person=True):
                continue
            if but and (set(name.split()) <= set(but.split()) or name.split()[-1] == but.split()[-1]):
                continue
            if not titled and (placed := _PLACED.search(text, max(0, match.start() - 12), match.start())) is not None:
                beside = match.start() if pronoun and placed.group().startswith("and") else beside
                continue
            if text.rfind("(", 0, match.start()) > text.rfind(")", 0, match.start()):
                continue  # "ORVALE, 3 May (Dorna Television One) - …": a station
            start = max(0, position - 800) + match.start()
            if beside >= 0 and _WITH.fullmatch(text, match.end(), beside) and not is_told(name, pronoun, self.doc.text):
                return Voice(None, None, Span(start, start), "person", f"{pronoun!r} may be either of two", False)
            return Voice(name, "person", Span(start, start + len(match.group())), "person", f"{name} was named", False)
        return None

    def person_noun(self, position: int) -> Voice | None:
        """An unnamed person earlier in the sentence of a pronoun: "a woman can be heard as she tells …"; not "a woman was taken
        to a clinic, he said", which ends what somebody told."""
        if self.doc.text[max(0, position - 3) : position].rstrip()[-1:] in _CLOSED:
            return None
        if not self._starts:
            self._starts = [x.start for x in self.doc.sentences]
        sentence = self.doc.sentences[bisect_right(self._starts, position) - 1]
        if not sentence.start <= position < sentence.end:
            return None
        for match in reversed(list(_SOMEONE.finditer(self.doc.folded, sentence.start, position))):
            head = self.words.heads.get(match.group(1))
            harmed = _HARMED.search(self.doc.folded, max(0, match.start() - 20), match.start()) is not None
            if head is not None and head.table == "speaker" and not match.group(1).endswith("s") and not harmed:
                span = Span(*match.span(1))
                return Voice(match.group(1), head.kind, span, "description", "the person named before", False)
        return None
