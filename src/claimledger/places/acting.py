"""Names of places that stand for who acts or speaks there, or for the people of a place."""

from __future__ import annotations

import re

from claimledger.places.mentions import Page, PlaceMention

_SPOKE = re.compile(
    r"\s+(?:said|says|told|was|is|had|has|wants?|accused|warned|denied|claimed|announced|condemned|insisted|vowed|scored|"
    r"urged|believes|called|hopes|demanded|reported|confirmed)\b"
)
_AS_ACTOR = re.compile(r"-(?:based|led|backed|born|linked|controlled|held|occupied|style|made)\b")
_BODY_WORDS = (
    "police", "government", "hospital", "times", "post", "herald", "accord", "agreement", "treaty", "talks", "university",
)  # fmt: skip
# "Vela's invasion has killed 9,000 people": not in Vela
_DEED_NEXT = re.compile(
    r"['’]s?\s+(?:[\w-]+\s+){0,3}?(?:invasion|aggression|bombardment|incursion|occupation)\b(?!\s+(?:by|zone)\b)"
)
_BODY_NEXT = re.compile(rf"(?:['’]s)?\s+(?:{'|'.join(_BODY_WORDS)}|accords)\b")
_ITS_PEOPLE = re.compile(r"\s+(?:residents|villagers|locals|inhabitants|townspeople)\b")
_BORDERS = ("border with ", "frontier with ", "border with the ", "frontier with the ")
_UNDERGONE = frozenset({"event of", "part of", "suffered", "subject", "strike on"})
_SMALL_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")
_INITIALS = re.compile(r"(?:[A-Z]\.){2,3}|[A-Z]{2,3}")  # "in U.S. hands"; not "in Mali late on Monday"
_OWNED = re.compile(
    r"\s+(?!(?:in|on|at|and|or|but|when|where|while|after|before|by|for|from|to|as|is|was|were|are|be|has|have|had|who|which|"
    r"that|since|during|with|over|this|last|next|each|every|alone|so|between|because|under|amid|among|a|an|the|per|said|"
    r"will|would|could|can|may|might|must|did|does|do|than|not|no|also|then|today|yesterday|tomorrow|tonight|it|they|we|"
    r"he|she|there|here|until|through|against|into|via|if|died|killed|shot|more|about|around|near|\w+ly|\w+day)\b)[a-z]+"
)
# "a murder that shocked Vela"
_MOVES = re.compile(
    r"\b(?:shock|stunn?|horrif|outrage|anger|appall?|gripp?|alarm|transfix|captivat|sadden|dismay|embarrass|baffl|convuls|enrag|infuriat|electrif|thrill)"
    r"(?:e|i)?(?:ed|es|s|ing)\s+(?:all\s+of\s+|most\s+of\s+|the\s+)?$"
)
_MOVED_BY = 24  # characters before a name
# "The Velan embassy in Orvale confirmed the attack"
_MISSION = ("embassy", "consulate", "high commission", "headquarters", "ministry")
_MISSION_SAYS = re.compile(
    r"(?:\s+in\s+[\w.’'-]+(?:\s+[\w.’'-]+)?)?\s+(?:has\s+|have\s+|had\s+)?(?:also\s+|later\s+|since\s+)?(?:said|says|confirmed|reported|denied|warned|urged|announced|issued|declined|refused|told|"
    r"condemned|protested|expressed|identified|advised|asked|called|claimed|stated|acknowledged|will|would|offered|helped|"
    r"sent|joined|pledged|promised|cooperated|plans|planned)\b"
)


def read_actor(page: Page, mention: PlaceMention, right: str, part: str, typed: bool, after: str) -> None:
    """Turn a name that acts, speaks or is written on into an actor: "Washington said", "the Homs police"."""
    words, sign = page.words, right[:1]
    start = mention.span.start if mention.span else 0
    if mention.role == "bare" and page.doc.folded.endswith(_BORDERS, 0, start):
        mention.role, mention.cue = "actor", "actor"  # "near the border with Vela": on this side of it
        return
    acting = (sign in "-'’" or after in words.actor_starts) and words.actor.match(right)
    if sign == "-" and _AS_ACTOR.match(right):
        mention.role, mention.cue = "actor", "actor"
    elif mention.role in ("bare", "home") and acting:
        mention.role, mention.cue = ("actor", "actor") if mention.role == "bare" or part == "" else ("home", "from")
    elif mention.role == "event" and not typed:
        if part == "at":
            if after.startswith(_BODY_WORDS) and _BODY_NEXT.match(right):
                mention.role, mention.cue = "actor", "actor"
        elif acting and mention.cue not in _UNDERGONE:
            mention.role, mention.cue = "actor", "actor"
    elif mention.role == "bare" and sign and sign in "'’" and _DEED_NEXT.match(right):
        mention.role, mention.cue = "actor", "actor"
    if mention.role == "bare" and _MOVES.search(page.doc.folded, max(0, start - _MOVED_BY), start):
        mention.role, mention.cue = "actor", "actor"
    if mention.role in ("event", "goal") and not typed and _is_of_a_state(page, mention, right):
        mention.role, mention.cue = "actor", "actor"
    if (
        typed
        and mention.precision == "site"
        and (mention.name or "").lower().endswith(_MISSION)
        and _MISSION_SAYS.match(page.doc.folded, mention.reach)
    ):
        mention.role, mention.cue = "actor", "actor"
    if mention.cue == "actor" and _SPOKE.match(right):
        mention.cue = "speaker"
    elif mention.cue == "actor" and _ITS_PEOPLE.match(right):
        mention.cue = "people"  # "Orvale residents buried four of their own"


def _is_of_a_state(page: Page, mention: PlaceMention, right: str) -> bool:
    """Whether a country is who acts, or whose something is: "backed by the United States", "attacked U.S. troops"."""
    name = mention.bare_name
    if mention.cue != "by" and (not name[1:2] or name[1] in _SMALL_LETTERS or _INITIALS.fullmatch(name) is None):
        return False
    if not any(p.kind == "country" for p in page.known(name)[:1]):
        return False
    return mention.cue == "by" or _OWNED.match(right) is not None
