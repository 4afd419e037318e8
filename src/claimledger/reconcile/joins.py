"""Names of one row that are one voice: acronyms, short names of a state's bodies, the police of the place, spellings, relays."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import combinations

from claimledger.reconcile.bodies import state_body
from claimledger.reconcile.compare import initials, plain, source_key
from claimledger.reconcile.model import Fact
from claimledger.registry import same_source

MOST_NAMES = 40  # voices of one row whose names are compared pair by pair


def join(voices: dict[str, list[Fact]], notes: list[str]) -> None:
    """Join in `voices` (facts by the key of their source) what is one source; `notes` get the reasons."""
    _join_acronyms(voices, notes)
    _join_bodies(voices, notes)
    _join_police(voices, notes)
    _join_spellings(voices, notes)
    _join_anonymous(voices, notes)
    _join_monitors(voices, notes)
    _join_relays(voices, notes)


def _join_acronyms(voices: dict[str, list[Fact]], notes: list[str]) -> None:
    full = {initials(k): k for k in sorted(voices) if initials(k)}
    for key in sorted(voices):
        if key in full and full[key] != key:
            notes.append(f"{voices[key][0].name} is read as {voices[full[key]][0].name}.")
            voices[full[key]].extend(voices.pop(key))


def _join_bodies(voices: dict[str, list[Fact]], notes: list[str]) -> None:
    """ "The army" in a row on Nigeria is "Nigeria's army", as long as the row hears the army of no other country."""
    known: dict[str, list[tuple[str, str | None]]] = defaultdict(list)
    for key in sorted(k for k in voices if "@" not in k):
        body = state_body(voices[key][0].name or "")
        if body is not None:
            known[body[0]].append((key, body[1]))
    for heard in known.values():
        lands = {iso for _, iso in heard if iso} | {f.where.iso for k, iso in heard if not iso for f in voices[k]} - {
            None
        }
        if len(heard) < 2 or len(lands) > 1:
            continue
        first, *others = [k for k, _ in sorted(heard, key=lambda h: (h[1] is None, h[0]))]
        for other in others:
            notes.append(f"{voices[other][0].name} is read as {voices[first][0].name}: a body of the same country.")
            voices[first].extend(voices.pop(other))


def _join_police(voices: dict[str, list[Fact]], notes: list[str]) -> None:
    """ "Police" in a row on Lorin are "Lorin police", and its governor the "governor of Lorin", as long as the row hears no
    other of the kind."""
    for office in _OFFICES:
        own = voices.get(office, [])
        others = [
            k for k in voices if k.endswith((f" {office}", f" {office} department")) or k.startswith(f"{office} of ")
        ]
        if not own or len(others) != 1:
            continue
        town = others[0].removesuffix(" department").removesuffix(f" {office}").removeprefix(f"{office} of ")
        if all(plain(f.place or "") == town for f in (*own, *voices[others[0]])):
            notes.append(f"{own[0].name} is read as {voices[others[0]][0].name}: the {office} of the place.")
            voices[others[0]].extend(voices.pop(office))


_OFFICES = ("police", "governor", "mayor")


def _join_spellings(voices: dict[str, list[Fact]], notes: list[str]) -> None:
    """Two spellings of one name are one voice; names that may be one, or speak from inside one, stay apart."""
    named = [k for k in sorted(voices) if "@" not in k and voices[k][0].name]
    if len(named) > MOST_NAMES:
        return
    for one, two in combinations(named, 2):
        if one not in voices or two not in voices:
            continue
        relation, reason = same_source(voices[one][0].name, voices[two][0].name)
        if relation == "same":
            notes.append(f"{voices[two][0].name} is read as {voices[one][0].name}: {reason}.")
            voices[one].extend(voices.pop(two))
        elif relation == "unsure":
            notes.append(f"{voices[one][0].name} and {voices[two][0].name} are kept apart: {reason}.")


def _join_anonymous(voices: dict[str, list[Fact]], notes: list[str]) -> None:
    """ "Residents" of two articles with one figure may be the same residents: they count once."""
    seen: dict[tuple[str, int], str] = {}
    for key in sorted(k for k in voices if "@" in k):
        points = {f.point for f in voices[key]}
        if len(points) != 1:
            continue
        mark = (key.split("@")[0], points.pop())
        first = seen.setdefault(mark, key)
        if first != key:
            name = voices[key][0].name
            notes.append(f"{name} give {mark[1]} in several articles: they may be the same people and count once.")
            voices[first].extend(voices.pop(key))


def _join_monitors(voices: dict[str, list[Fact]], notes: list[str]) -> None:
    """ "A war monitor" that gives what the only named monitor of the row gives is that monitor; two that nobody names and
    that give the same may be one. With figures of their own they stay apart."""
    monitors = [k for k in sorted(voices) if any(f.claim.source_kind == "monitor" for f in voices[k])]
    plain_names = [k for k in monitors if _MONITOR.fullmatch(k.partition("@")[0])]
    named = [k for k in monitors if k not in plain_names]
    if not plain_names or len(named) > 1:
        return
    home, *others = [*named, *plain_names]
    for key in others:
        if {f.point for f in voices[key]} <= {f.point for f in voices[home]}:
            notes.append(f"{voices[key][0].name} gives what {voices[home][0].name} gives: read as one monitor.")
            voices[home].extend(voices.pop(key))
        elif not named:
            home = key


_MONITOR = re.compile(
    r"(?:(?:\w+[ -]based|war|conflict|rights|human|group|monitoring|monitor|observatory|watchdog|local|independent|"
    r"prominent|main|key|leading|opposition)\s*)+"
)


def _join_relays(voices: dict[str, list[Fact]], notes: list[str]) -> None:
    """An agency that is given as the source of a figure which another text has from somebody through that agency."""
    carried: dict[tuple[str, int], str] = {}
    for key in sorted(voices):
        for fact in voices[key]:
            for relay in (fact.claim.via, fact.claim.outlet):
                for name in (relay or "").split(";"):
                    if name.strip() and source_key(name) != key:
                        carried.setdefault((source_key(name), fact.point), key)
    for key in sorted(voices):
        own: list[Fact] = []
        for fact in voices[key]:
            origin = carried.get((key, fact.point))
            if origin is None or origin not in voices or origin == key:
                own.append(fact)
                continue
            voices[origin].append(fact)
            notes.append(f"{fact.name} passes on {fact.words} from {voices[origin][0].name}: one voice.")
        if own:
            voices[key] = own
        else:
            del voices[key]
