"""Places that a sentence names for the post of somebody, for what he leads, or for where people met: nobody was hurt there."""

from __future__ import annotations

import re

from claimledger.patterns import Rare
from claimledger.places.mentions import Role

_POST = (
    r"(?:manager|director|president|chairm[ae]n|chairwom[ae]n|head|chief|professor|lecturer|owner|founder|partner|analyst|editor|"
    r"correspondent|executive|officer|consultant|researcher|fellow|engineer|curator|conductor|ambassador|consul|attach[eé]|envoy|secretary|"
    r"treasurer|representative|delegate|dean|rector|principal|member|employee|clerk|economist|scientist|broker|banker)"
)
# "Ivo Hall, manager of a bank in Orvale, died in a crash near Osk"
_HOLDS_POST = Rare(
    rf",\s+(?:an?\s+|the\s+|its\s+|their\s+|his\s+|her\s+)?(?:[\w’'-]+\s+){{0,4}}?{_POST}\s+(?:of|at|for|with|in|to)\s+(?:[^,.;]{{0,70}}\s)?"
    r"(?:in|at|near|outside)\s+(?:the\s+)?$"
    r"|,\s+(?:an?|the)\s+(?:[\w’'-]+\s+){0,3}?(?:commander|official|general|officer|cleric|politician|lawmaker|activist)\s+(?:in|for)\s+"
    r"(?:the\s+)?$"
)
# "…, a left-wing movement in Orvale": what somebody belongs to
_BODY_IN = Rare(
    r",\s+an?\s+(?:[\w’'-]+\s+){0,4}?(?:movement|party|organi[sz]ation|company|firm|charity|think[- ]tank|newspaper|magazine|"
    r"college|university|institute|association|union|federation|bank|consultancy|agency|foundation)\s+in\s+(?:the\s+)?$"
)
# "was on his way back to Orvale from a beach in Lorin when he was shot near Osk"
_BACK_FROM = Rare(
    r"\b(?:returning|travell?ing|driving|walking|heading|flying|sailing|riding|way|coming)\s+(?:(?:home|back|by\s+\w+)\s+)?(?:to\s+[^.;,]{2,40}?\s+)?from\s+"
    r"(?:an?|the|his|her|their)\s+(?:[\w’'-]+\s+){0,3}?(?:in|at|near)\s+(?:the\s+)?$"
)
_THEN_HURT = re.compile(r"[^.;]{0,30}\bwhen\b")
_GOES_ON = re.compile(
    r",\s+(?:(?:also|later|then|who|[a-z]+ly)\s+)?(?:has|had|have|was|were|is|died|dies|suffered|drowned|collapsed|survived|said)\b"
)
# "Haddad, who directs operations in Orvale, said nine had died"
_LEADS = Rare(
    r"\b(?:who|which)\s+(?:now\s+|also\s+|currently\s+)?(?:directs?|leads?|heads?|commands?|runs?|oversees?|represents?|governs?|covers?|"
    r"coordinates?|manages?|supervises?)\s+[^.;,]{0,60}\b(?:in|at|near|across|throughout|around)\s+(?:the\s+)?$"
)
# "They held their last meeting with the bankers in Orvale"
_HELD_TALKS = Rare(
    r"\b(?:held|holds?|holding|had|resumed?|opened|began|suspended|ended|attended|attends?)\s+(?:an?|the|their|its|his|her|two|three|several)?\s*(?:[\w-]+\s+){0,3}?"
    r"(?:meetings?|talks|negotiations|consultations|summit|session|conference|seminar|hearings?)\s+(?:with\s+(?:[\w’'-]+\s+){1,6}?)?(?:in|at)\s+(?:the\s+)?$"
)
_MISSION_IN = Rare(r"\b(?:embassy|consulate|mission)\s+in\s+(?:the\s+)?$")
_HAS_SAID = re.compile(
    r"\s+(?:(?:has|have|had)\s+)?(?:also\s+|later\s+)?(?:said|confirmed|reported|denied|warned|announced|declined|refused|condemned|identified|stated)\b"
)
# "at an Orvale briefing", "told an Orvale court"
_OF_SOME = re.compile(r"\b(?:at|in|to|told|during)\s+(?:an?|the|yesterday['’]s|\w+day['’]s)\s+$")
_MET = re.compile(
    r"\s+(?:news\s+|press\s+|media\s+|peace\s+|security\s+|party\s+|annual\s+)?(?:briefing|conference|summit|meeting|hearing|seminar|court|"
    r"courtroom|courthouse|tribunal|talks|forum|workshop|symposium|convention|trade\s+fair)\b(?!\s+(?:attack|bomb|blast|shooting|massacre|killing|fire))"
)


def is_of_post(role: Role, left: str, rest: str) -> Role | None:
    """The role of a place behind "in" or "at" that is that of somebody's post or of a meeting, by the folded words on
    both sides of it; None where it is neither."""
    if rest[:1] == "," and _HOLDS_POST.search(left) is not None and _GOES_ON.match(rest) is not None:
        return "home"
    if rest.startswith((" as saying", " as telling", ", as saying")):
        return "source"  # "quoted the mayor in Orvale as saying nine had died"
    if _HELD_TALKS.search(left) is not None:
        return "goal"
    if _MISSION_IN.search(left) is not None and _HAS_SAID.match(rest) is not None:
        return "source"
    if role == "event" and rest[:1] in ",.;)" and _BODY_IN.search(left) is not None:
        return "home"
    if role == "event" and _BACK_FROM.search(left) is not None and _THEN_HURT.match(rest) is not None:
        return "home"
    if rest[:1] == "," and _LEADS.search(left) is not None:
        return "home"
    if role in ("event", "home") and rest[:1] == " " and _MET.match(rest) is not None and _OF_SOME.search(left):
        return "goal"
    return None
