"""Settle whom the speakers of a text are: short names, descriptions and pronouns become the name the text gives."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from claimledger.descriptions import body_of, names_body, names_one, nouns_of, plural_of
from claimledger.mentions import Document
from claimledger.registry import MEDIA, Registry, Source, normalise
from claimledger.reporting import IN_FULL, Words
from claimledger.spans import Span
from claimledger.speakers import OTHERS, Speaker
from claimledger.voices.aged import of_age
from claimledger.voices.another import is_of_other, one_more, one_of_two
from claimledger.voices.called import SMALL, fits_words, is_called
from claimledger.voices.names import Names
from claimledger.voices.officeholders import holding
from claimledger.voices.voice import JOINT, Voice, surname

# Nouns that are a name by themselves: "the police", "the army" stay what they are.
_STAND_ALONE_WORDS = """
police army military navy forces troops government regime authorities officials officers rebels guerrillas
militants insurgents gunmen fighters residents witnesses medics doctors residents sources activists parents family
investigators prosecutors detectives hospital city county presidency
"""
_STAND_ALONE = frozenset((*_STAND_ALONE_WORDS.split(), "air force", "armed forces"))
# Of these, those who are persons: "police sources said …, the sources added".
_PERSONS = frozenset(("officials", "sources", "medics", "doctors", "activists", "investigators", "prosecutors"))
_NEAR = 1200  # characters back to them
_OF = re.compile(r"\s(?:of|in|at|from|with|for|who|near)\s")
_WORD = re.compile(r"\w[\w-]*")
_NAME = re.compile(r"[A-Z][\w’-]+")
_SMALL = SMALL | {"town", "city", "local"}
_NAMED_AGAIN = 12  # mentions of a person that are looked at
_TOLD_WITHIN = 80  # characters
_LETTERS = 6  # of the short form of an office, and more
_MEMORY = 200  # voices back that a pronoun or description can mean
_ONE = ("one", "another")
_ONE_OF_THE = (
    "one of the ", "one of these ", "one of those ", "one of his ", "one of her ", "one of their ", "one of several ",
)  # fmt: skip
_TAKEN_AS_ONE = (
    "forces", "headquarters", "chiefs", "services", "affairs", "rights", "nations", "news", "press", "congress",
)  # fmt: skip
# What the last who spoke has put out: "The ministry announced …. The bulletin adds"
_OF_ISSUER = frozenset(
    ("report", "email", "e-mail", "message", "statement", "release", "news release", "communique", "bulletin", "document",
     "note", "memorandum", "letter", "study", "dispatch", "figures", "tally", "count")
)  # fmt: skip
_ONE_OF = re.compile(r"(?:one|another)\s+(.+)", re.IGNORECASE)


@dataclass(slots=True)
class Cast:
    """Who has spoken so far in one text. Ask `settle` in text order."""

    doc: Document
    words: Words
    known: Registry
    voices: list[Voice] = field(default_factory=list)
    described: dict[str, Voice] = field(default_factory=dict)  # noun of an apposition -> who it describes
    leaders: dict[str, Voice] = field(default_factory=dict)  # surname of a director -> the body
    heads: dict[str, Voice] = field(default_factory=dict)  # office or noun -> who held it last
    pair: tuple[Voice, Voice] | None = None  # two of whom a sentence was about: "the former said"
    _people: dict[str, dict[str, None]] = field(default_factory=dict)  # by each word of their names
    names: Names = field(init=False)

    def __post_init__(self) -> None:
        self.names = Names(self.doc, self.words, self.known)

    def alone(self, s: Speaker) -> bool:
        """Whether a speaker is settled by the text itself, whoever spoke before: "a nurse", "the police", "Reuters"."""
        if s.form == "person":
            led = s.head in self.words.leads and s.body is not None
            return not led and self.doc.text.count(surname(s.name)) == 1
        if s.form == "description":
            earlier = s.definite and (s.head not in _STAND_ALONE or s.name.lower() == s.head in _PERSONS)
            return not earlier and not s.name.lower().startswith("same ") and self._one_of(s) is None
        if s.form == "name":
            short = s.name.isupper() and f"({s.name})" in self.doc.text  # it may be short for somebody who spoke
            return (not s.definite or " " in s.name) and not short and not self._may_be_office(s)
        if s.form == "pronoun":
            return s.head in ("we", "i")
        if s.form == "registry" and s.entry is not None:
            return s.entry.name != f"The {s.name}"  # "the Times" may be another of which the text has the full name
        return s.form != "publication" or not s.definite

    def settle(self, speaker: Speaker, about: str = "", *, relay: bool = False, remember: bool = True) -> Voice:
        """The voice of `speaker`; `about` is its apposition. Remembers it for what comes later in the text.

        Without `remember` only those who stand `alone` may be asked for, out of the order of the text.
        """
        if speaker.form == "person" and not speaker.head and about and (kind := body_of(about, self.words)):
            # "Hands For Water, a charity that drills wells, said": no person, though all its words are names
            speaker.form, speaker.kind, speaker.definite = "name", kind, False
        voice = self._settle(speaker)
        if not remember:
            return voice
        self._remember(speaker, voice, about)
        if voice.form == "person" and speaker.body and (entry := self.known.exact(speaker.body)) is not None:
            # "Oxfam's director, Ann Roe, said …": then "the organisation" is Oxfam
            whole = self.names.fullest(entry, speaker.body)
            self.voices.append(
                Voice(whole, entry.kind, voice.span, "registry", f"the body of {voice.name}", entry=entry)
            )
        voice.relay = relay
        voice.by_one = speaker.by_one or self.doc.folded.endswith(_ONE_OF_THE, 0, speaker.span.start)
        if (not relay or voice.name) and voice.kind != "platform":
            self.voices.append(voice)
            if voice.form == "person" and voice.name:
                for word in voice.name.split():
                    names = self._people.setdefault(word, {})
                    names.pop(voice.name, None)  # the one who spoke last stands last
                    names[voice.name] = None
        return voice

    def _may_be_office(self, s: Speaker) -> bool:
        """Whether a short form may be an office's: "the OC", who was told to be the officer-in-charge."""
        return s.name.isupper() and 1 < len(s.name) < _LETTERS and self.doc.folded.endswith("the ", 0, s.span.start)

    def join(self, voices: list[Voice]) -> None:
        """Remember those who said something together: then "they" are all of them."""
        whole = "; ".join(dict.fromkeys(v.name for v in voices if v.name))
        self.voices.append(Voice(whole, voices[0].kind, voices[-1].span, JOINT, "those who spoke together"))

    def _settle(self, s: Speaker) -> Voice:
        if s.form == "registry" and s.entry is not None:
            if s.name.isupper() and (other := self._spelled_otherwise(s.name, s.entry)) is not None:
                return replace(other, span=s.span)
            if (other := self._longer(s.name, s.entry)) is not None:
                return replace(other, span=s.span)
            name = self.names.fullest(s.entry, s.name)
            return Voice(name, s.entry.kind, s.span, s.form, f"named as {s.name!r}", entry=s.entry)
        if s.form in ("name", "description") and s.head not in self.heads and self._may_be_office(s):
            voice = holding(s.name, s.span.start, self.voices, self.doc, self.words)
            if voice is not None:
                return self._as(voice, s, f"{s.name!r} is the office of {voice.name}", sure=False)
        if s.form == "name":
            return self._name(s)
        if s.form == "person":
            return self._person(s)
        if s.form == "pronoun":
            return self._pronoun(s)
        if s.form == "publication":
            return self._publication(s)
        if s.form == "description":
            return self._description(s)
        if s.form == "capital" and " " in (full := self.names.full_name(s.name, s.span.start)):
            return Voice(full, "person", s.span, "person", f"{s.name!r} is {full}")
        kind = {"capital": "government", "recording": "video"}.get(s.form, s.kind)
        return Voice(s.name, kind, s.span, s.form, f"named as {s.name!r}")

    def _spelled_otherwise(self, short: str, entry: Source) -> Voice | None:
        """Whom the text calls by an acronym that the registry has of another: "the Rapid Support Forces … the RSF"."""
        if self.names.fullest(entry, short) != short:
            return None
        full = self._expand(short)
        other = self.known.exact(full)
        if full == short or other is entry:
            return None
        kind = other.kind if other else "organisation"
        return Voice(full, kind, Span(0, 0), "name", f"{short!r} is short for it", entry=other)

    def _longer(self, short: str, entry: Source) -> Voice | None:
        """Another paper of which the text has the name in full: "The Dorna Times reported …. The Times" is no other."""
        if entry.kind not in MEDIA or " " in short:
            return None
        ending = " " + short
        return self._last(
            lambda v: v.form in ("registry", "name") and (v.name or "").endswith(ending) and v.entry != entry
        )

    def _name(self, s: Speaker) -> Voice:
        if s.definite and s.head and len(s.name.split()) == 1:
            found = self._described_before(s)
            if found is not None:
                return self._as(found, s, f"{s.name!r} is short for it")
        full = self._expand(s.name)
        reason = f"named as {s.name!r}" if full == s.name else f"{s.name!r} is short for it"
        entry = self.known.exact(full)
        return Voice(full, entry.kind if entry else s.kind or "organisation", s.span, s.form, reason, entry=entry)

    def _expand(self, short: str) -> str:
        """What an acronym is short for, where the text spells it out, or who was called so beside it before."""
        full = self.names.spelled_out(short)
        if full == short and (at := self.doc.text.find(f" ({short})")) > 0:
            # "the fire service (IPU)": in small letters, and of another language
            return next((v.name for v in self.voices if v.span.end == at and v.name), short)
        return full

    def _person(self, s: Speaker) -> Voice:
        last = surname(s.name)
        if last in self.leaders:
            return self._as(self.leaders[last], s, f"{s.name} speaks for it")
        if s.head in self.words.leads and (body := self._owner(s)) is not None:
            return self._as(body, s, f"{s.name}, its {s.head}, speaks for it")
        full = s.name
        parts = set(s.name.split())
        known = self._people.get(s.name.split()[-1], {}) if parts else {}
        full = next((name for name in reversed(known) if parts < set(name.split())), full)
        if len(s.name.split()) == 1:
            full = full if full != s.name else self.names.full_name(s.name, s.span.start)
        reason = f"named as {s.name!r}" if full == s.name else f"{s.name!r} is {full}"
        return Voice(full, s.kind, s.span, "person", reason)

    def _pronoun(self, s: Speaker) -> Voice:
        if s.head in ("former", "latter"):
            found = self.pair[s.head == "latter"] if self.pair else None
        elif s.head == "it":
            found = self._last(self._is_one_body) or None
            if found is not None and found.relay:  # "the ministry told AFP nine had died. It has recorded 40"
                found = self._last(lambda v: not v.relay and self._is_body(v) and self._beside(v, found)) or found
        elif s.head in OTHERS:
            return one_more(s, self.voices, self.words)
        elif s.head == "they":
            many = [v for v in reversed(self.voices[-_MEMORY:]) if v.name and v.form != "person"]
            found = next((v for v in many if not v.relay), None) or next(iter(many), None)  # who was told is not "they"
        elif s.head in ("he", "she"):
            beside = self.names.person_noun(s.span.start)
            if beside is not None:
                return beside
            found = self._last(
                lambda v: (
                    (
                        v.form == "person"
                        or v.by_one
                        or (v.form == "description" and names_one(v.name or "", self.words))
                    )
                    and not is_of_other(v, s.head, self.doc.text)
                )
            )
            if found is not None and one_of_two(found, s.head, self.voices, self.pair, self.doc.text):
                return Voice(None, None, s.span, s.form, f"{s.head!r} may be either of two", sure=False)
            if found is None or s.span.start - found.span.end > 800:
                found = self.names.named_before(s.span.start, pronoun=s.head) or found
        else:
            return Voice(None, None, s.span, s.form, f"{s.head!r} is the article's own voice")
        if found is None or not found.name or self.names.parted(found.span.end, s.span.start):
            return Voice(None, None, s.span, s.form, f"who {s.head!r} is stays open", sure=False)
        return self._as(found, s, f"{s.head!r} is {found.name}", sure=found.sure)

    def _is_one_body(self, v: Voice) -> bool:
        """Whether "it" may be a body: "the army", not "the guerrillas", who are "they"."""
        many = v.form == "description" and _OF.split(v.name or "")[0].endswith(("s", "men"))
        return self._is_body(v) and (not many or (v.name or "").lower().endswith(_TAKEN_AS_ONE))

    def _is_body(self, v: Voice) -> bool:
        return v.form in ("registry", "name", "capital") or names_body(v.name or "", self.words)

    def _beside(self, v: Voice, relay: Voice) -> bool:
        """Whether a voice stands close before the medium that was told."""
        return 0 < relay.span.start - v.span.start < _TOLD_WITHIN

    def _publication(self, s: Speaker) -> Voice:
        if s.definite and s.head in _OF_ISSUER:
            found = next((v for v in reversed(self.voices) if v.name), None)
            if found is not None and found.name:
                return self._as(found, s, f"the {s.head} of {found.name}", sure=found.form in ("registry", "name"))
        if s.definite and s.head == "paper":  # "The Delta Mirror reported …. The paper said"
            found = self._last(lambda v: v.kind == "newspaper" and v.form in ("registry", "name"))
            if found is not None:
                return self._as(found, s, f"the paper is {found.name}")
        return Voice(None, None, s.span, s.form, f"{s.head or 'a report'} of nobody who is named")

    def _description(self, s: Speaker) -> Voice:
        phrase = Voice(s.name, s.kind, s.span, s.form, f"described as {s.name!r}")
        part = self._one_of(s)
        if part is not None:
            group = self._last(lambda v: bool(v.name) and plural_of(part.group(1).split()[0], v.name or ""))
            if group is not None and group.name:
                plain = group.name.split(" of ")[0]
                return Voice(plain, group.kind, s.span, s.form, f"{s.name!r}: one of the {plain}")
        same = s.name.lower().startswith("same ")
        if same:
            found = self._last(lambda v: (v.name or "").lower().endswith(s.head)) or self._just_heard(s)
            return self._as(found, s, "the same as before") if found else phrase
        if s.body and (owner := self._owner(s)) is not None:
            return self._as(owner, s, f"its {s.head} speaks for it", sure=owner.sure)
        if s.definite and s.head == s.name and s.name.endswith("-year-old"):
            known = of_age(s, self.voices, self.doc)
            return phrase if known is None else self._as(known, s, f"{s.name!r} is {known.name}", sure=known.sure)
        if not s.definite or self._is_many(s):
            return phrase
        if (whole := self.names.of_noun(s.name, s.span.start)) is not None:
            return Voice(whole, s.kind, s.span, "name", f"{s.name!r} is named {whole} before", False)
        if s.head in _STAND_ALONE:
            found = self._last(lambda v: self._same_noun(s, v)) if s.name.lower() == s.head in _PERSONS else None
            near = found is not None and s.span.start - found.span.end < _NEAR
            return self._as(found, s, f"{s.name!r} are the {found.name} before") if found and near else phrase
        found = self._described_before(s)
        if s.head in self.words.speaks_for and s.name.lower() == s.head:
            mouth = self._last(lambda v: v.by_one and not v.relay and self._is_body(v))
            found = max((v for v in (found, mouth) if v is not None), key=lambda v: v.span.start, default=None)
        if found is not None and found.name and self._may_be(s, found) and not self._of_new_name(s, found):
            return self._as(found, s, f"{s.name!r} is {found.name}", sure=found.sure)
        if s.name.lower() == s.head and (whole := self.names.of_short(s.head, s.span.start)) is not None:
            return Voice(whole, s.kind, s.span, "name", f"{s.name!r} is short for {whole}", False)
        if (whole := self.names.of_office(s.name)) is not None:
            return Voice(whole, s.kind, s.span, "name", f"{s.name!r} is named {whole} in the text", False)
        if found is None and (whole := self.names.of_medium(s.name.lower(), s.span.start)) is not None:
            return Voice(whole, "broadcaster", s.span, "name", f"{s.name!r} is {whole}", False)
        if found is None and s.name.lower() == "source" and (heard := self._just_heard(s)) is not None:
            return self._as(heard, s, f"the source is {heard.name}", sure=heard.sure)
        return phrase

    def _of_new_name(self, s: Speaker, voice: Voice) -> bool:
        """Whether an office is of what its sentence names first: "In Lorin, two men died, its mayor said" after the mayor
        of Osk."""
        text = self.doc.text
        if voice.form != "person" or not self.doc.folded.endswith((" its ", " their "), 0, s.span.start):
            return False
        start = max((one.start for one in self.doc.sentences if one.start <= s.span.start), default=0)
        names = _NAME.findall(text, start + 1, s.span.start)
        return any(text.find(name, 0, start) < 0 for name in names)

    def _is_many(self, s: Speaker) -> bool:
        """Whether a description is of several bodies, of which none is meant alone: "the newspapers", "the unions"."""
        head = self.words.heads.get(s.head)
        many = (s.head.endswith("s") and s.head[:-1] in self.words.heads) or s.head.endswith("ies")
        return many and head is not None and head.table == "body" and head.kind in ("agency", "ngo", "ministry")

    def _owner(self, s: Speaker) -> Voice | None:
        """The body that an office speaks for: "its spokeswoman", "the group's director", "his office".

        A director's words are those of a body that counts victims; the chief of police speaks for himself.
        """
        if s.body in ("his", "her"):
            return self._last(lambda v: v.form == "person") if s.head == "office" else None
        if s.body in ("its", "their"):
            found = self._last(
                lambda v: v.form in ("registry", "name", "capital") or names_body(v.name or "", self.words)
            )
        elif s.body is not None and (noun := s.body.removeprefix("the ")) in self.words.heads:
            kind = self.words.heads[noun].kind
            found = self._described_before(Speaker("description", noun, s.span, kind, head=noun, definite=True))
        else:
            return None
        leads = s.head not in self.words.speaks_for and s.head != "office"
        return None if found is None or (leads and found.kind not in ("monitor", "ngo")) else found

    def _one_of(self, s: Speaker) -> re.Match[str] | None:
        """ "one of the survivors", "another officer": of a group told of before."""
        before = self.doc.folded[max(0, s.span.start - 8) : s.span.start]
        if "one" not in before and "another" not in before and not s.name.lower().startswith(_ONE):
            return None
        one = _ONE_OF.fullmatch(self.doc.text[max(0, s.span.start - 8) : s.span.end].split(". ")[-1].strip())
        return _ONE_OF.fullmatch(s.name) or (one if one and one.group(1) == s.name else None)

    def _may_be(self, s: Speaker, voice: Voice) -> bool:
        """Whether a description of an office may mean a person: after "the mayor, Ann Moor" neither "the deputy mayor"
        nor "the mayor of Toledo" does, unless the text says that of her."""
        own = [w for w in _WORD.findall(s.name.lower()) if w not in s.head.split() and w not in _SMALL]
        if voice.form != "person" or not own:
            return True
        text, last = self.doc.folded, surname(voice.name or "").lower()
        at = text.find(last)
        for _ in range(_NAMED_AGAIN):
            if not 0 <= at < s.span.start:
                return False
            near = text[max(0, at - 100) : min(at + len(last) + 60, s.span.start)]
            if all(w in near for w in own):
                return True
            at = text.find(last, at + 1)
        return False

    def _described_before(self, s: Speaker) -> Voice | None:
        """Who a definite description or a short name means: by apposition, a word of the name, kind or office."""
        office = s.kind in ("official", "health", "witness", "anonymous")
        held = self.described.get(s.head) or self.heads.get(s.head)
        if held is not None and held.form != "person" and not fits_words(s, held, self.doc, self.known):
            held = None  # "AFP, the news agency, said", then "the environment agency"
        if s.head in ("officer", "official") and s.name.lower() == s.head:
            # "Colonel Ann Roe told …. The officer added": she, unless another officer without a name spoke since.
            same = self._last(lambda v: self._same_noun(s, v))
            return max((v for v in (held, same) if v is not None), key=lambda v: v.span.start, default=None)
        if held is not None and (office or held.form != "person"):
            # "SANA reported …. The agency": the one named last, though another was called an agency before.
            later = self._last(lambda v: v.form == "registry" and self._is_called(s, v))
            return later if later and not office and later.span.start > held.span.start else held
        if s.head == "force":
            return self._last(lambda v: v.kind in ("police", "military", "security_forces"))
        word = s.head.split()[-1]
        named = self._last(
            lambda v: (
                v.form != "person"
                and word in normalise(v.name or "").split()
                and not self._another(s, v)
                and (v.form == "description" or fits_words(s, v, self.doc, self.known))
            )
        )
        if named is not None and named.form in ("registry", "name"):
            return named
        if office:  # "a security source told …", then "the source"
            return self._last(lambda v: self._same_noun(s, v))
        body = self._last(lambda v: v.form in ("registry", "name") and self._is_called(s, v))
        if s.head == "agency" and body is not None and body.kind == "un":
            body = self._last(lambda v: v.kind in MEDIA and self._is_called(s, v)) or body
        # "A valley relief committee said …", then "the volunteers' committee".
        same = self._last(lambda v: self._same_noun(s, v))
        return same if same and (body is None or body.span.start < same.span.start) else body

    def _is_called(self, s: Speaker, voice: Voice) -> bool:
        return is_called(s, voice, self.doc, self.words, self.known)

    def _same_noun(self, s: Speaker, voice: Voice) -> bool:
        """Whether an unnamed speaker was called by the noun of a description: "a security source", then "the source"."""
        same = voice.form == "description" and _OF.split(voice.name or "")[0].lower().split()[-1:] == [s.head]
        return same and not self._another(s, voice)

    def _another(self, s: Speaker, voice: Voice) -> bool:
        """Whether a description is of another: "the storm agency" beside "the quake agency", each known to all readers.

        "A relief committee" is made known first: "the volunteers' committee" can be that one.
        """
        own = [w for w in _WORD.findall(s.name.lower()) if w not in s.head.split() and w not in _SMALL]
        name = (voice.name or "").lower()
        if not own or voice.form != "description" or any(w in name for w in own):
            return False
        return self.doc.folded.endswith("the ", 0, voice.span.start) and name not in s.head

    def _just_heard(self, s: Speaker) -> Voice | None:
        """Who spoke last, for "the source" and "the same unit" behind "the brigade reported"."""
        heard = self._last(lambda v: not v.relay)
        return heard if heard is not None and s.span.start - heard.span.end < _NEAR else None

    def _last(self, fits: object) -> Voice | None:
        heard = reversed(self.voices[-_MEMORY:])
        return next((v for v in heard if v.name and v.form != JOINT and fits(v)), None)  # type: ignore[operator]

    def _as(self, voice: Voice, s: Speaker, reason: str, *, sure: bool = True) -> Voice:
        return Voice(voice.name, voice.kind, s.span, voice.form, reason, sure, voice.entry)

    def _remember(self, s: Speaker, voice: Voice, about: str) -> None:
        if voice.name is None:
            return
        if s.form in ("registry", "name", "person"):
            for term in nouns_of(about, self.words):
                self.described[term] = voice
        if s.form == "person" and s.head:
            for term in (s.head, IN_FULL.get(s.head, s.head)):
                self.heads[term] = voice
            for general, offices in (("officer", self.words.ranks), ("official", self.words.offices)):
                if s.head in offices:
                    self.heads[general] = voice
        if s.form == "registry" and s.person:
            self.leaders[surname(s.person)] = voice
        if voice.entry is not None and voice.entry.kind in ("monitor", "ngo") and s.form == "person":
            self.leaders[surname(s.name)] = voice
