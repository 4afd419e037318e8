"""A short form of a fuller name that the text has told before is the same place: "Orvale Township", and later "Orvale".

The converse is not guessed: an "Orvale Township" behind "Orvale" may be the township round about it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from claimledger.places.mentions import PlaceMention

_BRIEF = (" Twp", " Twp.", " twp", " twp.")
_CIVIL = (" Township", " Twp", " Twp.", " Borough")


def lengthen(named: Iterable[Sequence[PlaceMention]]) -> dict[str, str]:
    """Give a later short form the name of the township, and what holds it; the full names by the short ones.

    Where the same name is told of a county or city as well, the short form may be that one's.
    """
    mentions = [m for ms in named for m in ms]
    full: dict[str, PlaceMention] = {}
    wide = {m.bare_name.removesuffix(" County") for m in mentions if m.precision == "district"}
    for mention in mentions:
        short = mention.bare_name
        if _is_full(mention):
            told = full.setdefault(short, mention)
            if told.name and (told.name.isupper() or told.name.endswith(_BRIEF)):
                full[short] = mention  # "ORVALE TWP. — … in Orvale Township"
            if not mention.within and told.within:
                mention.within = list(told.within)
        elif short in full and short not in wide and mention.name == short and mention.precision in (None, "place"):
            mention.name, mention.within = full[short].name, mention.within or list(full[short].within)
            mention.precision = "place"
    return {short: told.name for short, told in full.items() if told.name and short not in wide}


def _is_full(mention: PlaceMention) -> bool:
    name = mention.name or ""
    return mention.precision == "place" and name.startswith(mention.bare_name) and name.title().endswith(_CIVIL)


def full_name(full: Mapping[str, str], name: str) -> str | None:
    """The full name of a township for a short form or another spelling: "ORVALE TWP", "Orvale"."""
    return full.get(name) or full.get(short_name(name) or "")


def short_name(name: str) -> str | None:
    """The short form of the name of a township: "ORVALE TWP" is Orvale."""
    plain = name.title()
    return next((plain.removesuffix(end) for end in _CIVIL if plain.endswith(end)), None)
