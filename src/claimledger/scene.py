"""Whether a text tells of conflict, or of ordinary crime and accidents, whose victims are people rather than civilians."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from itertools import pairwise

from claimledger.callings import mark_callings
from claimledger.lexicon import LexiconError, read_tables
from claimledger.mentions import Document, Figure
from claimledger.patterns import Headed, Rare


@functools.cache
def _patterns(language: str = "en") -> tuple[Headed, Headed]:
    """The words of conflict and those of ordinary crime and accidents."""
    terms: dict[str, list[str]] = {"conflict": [], "ordinary": []}
    for kind, entries in read_tables(language, "scene").items():
        for entry in entries:
            if kind not in terms or set(entry) - {"terms", "examples", "not_examples"}:
                raise LexiconError(f"scene.toml: unknown table or key in {kind!r}: {sorted(entry)}")
            terms[kind].extend(entry["terms"])
    return Headed.words(terms["conflict"], after=""), Headed.words(terms["ordinary"], after="")


def is_ordinary(doc: Document) -> bool:
    """Whether a text and its title speak of an accident, a disaster or ordinary crime, and of no conflict."""
    conflict, ordinary = _patterns()
    title = (doc.article.title or "").lower()
    if conflict.search(doc.folded) or conflict.search(title):
        return False
    return ordinary.search(doc.folded) is not None or ordinary.search(title) is not None


def settle_categories(doc: Document, figures: Iterable[Figure]) -> None:
    """Call adults "people" in a text of accidents or ordinary crime: a driver killed in a crash is no civilian casualty.

    Children stay civilian, as do those whom the text itself calls civilians.
    """
    figures = list(figures)
    told = any(f.category == "people" for f in figures)
    war = told and _WAR.search(doc.folded) is not None
    if war:
        _relatives(doc, figures)
    _deputies(doc, figures)
    _crews(doc, figures)
    if war or (told and _PLOT.search(doc.folded)):
        _beside_civilians(doc, figures)
        mark_callings(doc, figures)
    civilians = [f for f in figures if f.category == "civilian" and f.demographic != "children"]
    if not civilians or not is_ordinary(doc):
        return
    for figure in civilians:
        if "civilian" not in doc.folded[figure.group.slice]:
            figure.category = "people"


_OFFICERS = ("sheriff", "county", "law enforcement", "marshal", "constable", "warrant", "traffic stop")
_FORCES = re.compile(
    r"police|army|superintendent|inspector|commissioner|command|sheriff|general|marshal|officer|jail|prison"
)


_RANK = re.compile(
    r", (?:(?:lieutenant|major|brigadier|vice|rear)[ -])?"
    r"(?:admiral|brigadier|captain|col\.|colonel|commander|corporal|general|lieutenant|lt\.|major|sergeant) "
)


def _deputies(doc: Document, figures: list[Figure]) -> None:
    """ "A Liberal deputy was murdered": where no sheriff is spoken of, deputies are lawmakers or stand in for a civilian."""
    for figure in figures:
        if figure.category != "security_forces" or "deput" not in (words := doc.folded[figure.group.slice]):
            continue
        if _RANK.match(doc.folded, figure.group.end):
            continue  # "his deputy, Colonel Ivo Lang"
        if not _FORCES.search(words) and not any(officer in doc.folded for officer in _OFFICERS):
            figure.category = "civilian"


_CREW = Rare(r"\b(?:(?:co-?)?pilots?|crew\s?m[ae]n|crew\s?members?|members\s+of\s+the\s+crew|airm[ae]n|aviators?)\b")
_CRAFT = re.compile(
    r"(?P<forces>\b(?:air\s+force|army|military|navy|naval|armed\s+forces|combat|fighter)\b(?:\s+\(\w+\))?[\"”)\]]*\s+"
    r"(?:[\w\"“”-]+\s+){0,2}?)?(?<!\bthe\s)\b(?:helicopters?|(?:air|war)?planes?|aircraft|jets?|gunships?)\b"
)
_CRAFT_OF = re.compile(
    r"\b(?:helicopters?|(?:air|war)?planes?|aircraft|jets?|gunships?) (?:of|belonging to) the (?:[\w-]+ ){0,2}?"
    r"(?P<forces>air force|army|military|navy|armed forces)\b"
)
_BACK = 6  # sentences


def _crews(doc: Document, figures: list[Figure]) -> None:
    """ "An air force helicopter was hit. The pilot was killed": the crew of an aircraft of the forces are of them."""
    for figure in figures:
        if figure.category not in ("civilian", "people") or not _CREW.search(doc.folded[figure.group.slice]):
            continue
        start = doc.sentences[max(0, figure.sentence - _BACK)].start
        until = doc.sentences[figure.sentence].end
        told = sorted(
            (*_CRAFT.finditer(doc.folded, start, until), *_CRAFT_OF.finditer(doc.folded, start, until)), key=_start_of
        )
        before = [craft for craft in told if craft.start() < figure.harm.end] or told[:1]
        if before and before[-1]["forces"]:
            figure.category = "security_forces"


def _start_of(found: re.Match[str]) -> tuple[int, int]:
    return found.start(), found.end()


_WOMEN = re.compile(r"(?:[\w-]+ )?(?:wom[ae]n|girls?|housewi(?:fe|ves)|nannies|nanny)")
_AND = re.compile(r",? (?:and|as well as|along with|together with) ")


def _beside_civilians(doc: Document, figures: list[Figure]) -> None:
    """ "Gunmen murdered six priests and two women": told with civilians by one word, and no fighters."""
    for before, figure in pairwise(figures):
        if figure.category != "people" or before.category != "civilian" or figure.harm != before.harm:
            continue
        if before.demographic == "children":
            continue  # "nine children and four women" may be of the dead of any side
        joined = _AND.fullmatch(doc.folded, before.group.end, figure.group.start)
        if joined is not None and _WOMEN.fullmatch(doc.folded[figure.group.slice].removeprefix("a ")):
            figure.category = "civilian"


_KIN = re.compile(
    r"\b(?:wife|wives|mothers?|sisters?|daughters?|sons?|grand(?:mother|father|son|daughter|child)|widow|bride|groom|relatives|"
    r"famil(?:y|ies)|nephews?|nieces?|cousins?|guests|wedding couple|volunteers?)\b"
)
_WAR = Rare(
    r"\b(?:shell(?:s|ed|ing)?|mortar|rockets?|missiles?|air ?(?:strikes?|raids?)|drone|warplanes?|jets|artillery|bombard\w*|"
    r"militants?|militia\w*|rebels?|insurgents?|guerrillas?|jihadists?|soldiers|troops|army|armed men|landmine)\b"
)

_PLOT = Rare(r"\b(?:assassinat\w+|death squads?|paramilitar\w+|coup)\b")


def _relatives(doc: Document, figures: list[Figure]) -> None:
    """Relatives and guests whom an armed conflict killed are plainly civilian: "shells killed a mother and her son"."""
    kin = [
        f for f in figures
        if f.category == "people" and f.part_of is None and not f.attacker and f.assertion != "denied"
        and _KIN.search(doc.folded[f.group.slice])
    ]  # fmt: skip
    if not kin:
        return
    _, ordinary = _patterns()
    if ordinary.search(doc.folded) or ordinary.search((doc.article.title or "").lower()):
        return
    for figure in kin:
        figure.category = "civilian"
