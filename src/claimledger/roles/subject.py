"""The groups to the left of a word of harm that are its subject."""

from __future__ import annotations

from dataclasses import dataclass, field

from claimledger.groups import Group
from claimledger.roles.asides import before_bracket, before_brackets, before_dashes
from claimledger.roles.items import ALL, NAMING, WHO, Item, Victims, describe, items_text, offset, tags_of
from claimledger.roles.lists import (
    entitles,
    in_order,
    is_bare_plural,
    one_of_two_titles,
    own_side,
    settle_list,
    settle_parts,
)
from claimledger.roles.phrases import (
    before_event,
    has_finite_object,
    head_of_phrase,
    is_found,
    is_governed,
    is_participle_with_object,
    is_placed,
)
from claimledger.roles.prepositions import of_office, remembered, seen_as
from claimledger.roles.relatives import (
    described_before,
    finite_before,
    is_described,
    is_whole,
    of_one_meant,
    relative_before,
)
from claimledger.roles.shares import OF_WHOM, is_of_whom, is_postposed, shares

# "were found shot", "are known to have died": verbs that only report the harm.
_FOUND = frozenset(["found", "discovered", "seen", "left", "reported", "listed", "recovered", "known"])
_REPORTING = frozenset(
    """known believed thought reported said understood confirmed feared presumed suspected estimated considered
    assumed claimed alleged documented recorded rumoured rumored""".split()  # noqa: SIM905
)
_LYING = frozenset(["lie", "lies", "lying", "lay", "buried", "trapped", "entombed"])


def subject(items: list[Item], at: int, adjacent: bool) -> Victims:
    """The groups to the left of item `at` that are its subject. `adjacent`: a bare participle or adjective, where "with
    four people [killed]" counts too."""
    search = _Leftward(items, tags_of(items), at, adjacent)
    search.pass_auxiliaries()
    search.see_whether_set_off()
    if search.tag() == "-" and (dashed := before_dashes(items, search.j)) is not None:
        search.j, search.parts = dashed
    search.pass_relative_without_commas()
    while search.j >= 0 and search.step():
        pass
    return search.victims()


_DETERMINED = frozenset("atpzS")  # what makes a noun of the word behind it: "the attack"
_FIGURES = (" figure", " spoke", " speak", " speaks", " total")
_UNTIL = frozenset(["until", "till"])
_WHERE = frozenset(["in", "near", "outside", "at", "off", "around", "inside"])
PLURAL_BE = frozenset(["were", "are", "weren't", "aren't", "have"])
_AFTER = frozenset(["after", "following", "since"])


@dataclass(slots=True)
class _Leftward:
    """A walk from a verb to the left; `j` is the item it stands on, `found` what it has met, right to left."""

    items: list[Item]
    tags: str  # of the items
    at: int
    adjacent: bool
    j: int = 0
    found: list[tuple[Group, str]] = field(default_factory=list)
    parts: list[Group] = field(default_factory=list)
    negated: bool = False
    first_step: bool = True
    antecedent: bool = False  # a relative pronoun was just passed: the next group is meant, whatever governs it
    relative: bool = False  # one was passed at some time
    separator: str = ""
    all_of_them: Group | None = None  # what the victims are said to be: "ten people, all of them cooks"
    plural: bool = False  # the verb speaks of several: "were killed"
    singular: bool = False  # … of one: "was killed"
    set_off: bool = False  # a participle in commas behind a whole name: "a vigil for Ann Lee, [killed] in the raid"

    def tag(self, offset: int = 0) -> str:
        k = self.j + offset
        return self.tags[k] if 0 <= k < len(self.tags) else ""

    def pass_auxiliaries(self) -> None:
        items = self.items
        self.j = self.at - 1
        while self.j >= 0:
            item = items[self.j]
            if item.tag == "!":
                self.negated = True
            if item.tag in "bvm":
                self.adjacent = False
                self.plural = self.plural or item.unit.word in PLURAL_BE
                self.singular = self.singular or item.unit.word in ("was", "is", "has")
            if item.tag in "bvrm!jE" or (item.unit.word in _FOUND and self.tag(-1) == "b"):
                self.j -= 1
            elif item.unit.word == "to" and self.j >= 2 and items[self.j - 1].unit.word in _REPORTING:
                self.adjacent = False
                self.j -= 2
            elif item.unit.word in _LYING and items[self.at].tag == "Z":
                self.j -= 1  # "[300 people] are thought to lie under the ruins"
            elif item.tag == "&" and self.j >= 2 and items[self.j - 1].tag == "e" and items[self.j - 2].tag in "br":
                self.adjacent = False  # "the drivers were ambushed and killed"
                self.j -= 2
            else:
                break

    def see_whether_set_off(self) -> None:
        """ "A vigil for Ann Lee, 34, [killed] in the raid": the participle describes the name before the comma."""
        k = self.at - 1
        if not self.adjacent or k < 1 or self.items[k].tag != ",":
            return
        while k > 0 and self.items[k].tag in ",Y":
            k -= 1
        group = self.items[k].group
        self.set_off = group is not None and group.kind == "name" and is_whole(group)

    def pass_relative_without_commas(self) -> None:
        """ "[A cook] who ran the mess was shot": the verb is the second finite one, the subject stands before "who"."""
        if self.adjacent:
            return  # a bare participle is no second finite verb: "which left [seven] injured"
        verbs = False
        for k in range(self.j, max(-1, self.j - 16), -1):
            tag = self.tags[k]
            if tag in ',;.:&-"ys' or (tag in "bv" and k < self.j and self.items[k - 1].tag != "w"):
                return
            if tag == "w":
                if (
                    verbs
                    and k < self.j
                    and k
                    and (self.items[k + 1].tag in "ebmKVDr" or self.items[k + 1].unit.word == "lives")
                    and self.items[k - 1].tag in WHO + "Y,E"
                ):
                    self.j, self.antecedent = k - 1, True
                return
            verbs = verbs or tag in "eKkVDb" or self.items[k].unit.word == "lives"

    def step(self) -> bool:
        """Go on to the left; False where the subject is settled or lost."""
        items, tag = self.items, self.tag()
        relative = None if self.found or self.antecedent else relative_before(items, self.j)
        if relative is not None:
            self.j, self.antecedent = relative, True  # "the leader, who was taken in June, was found dead"
            if items[relative + 1].unit.word in OF_WHOM:
                self.parts.extend(shares(items, relative + 2)[0])
            self.pass_over(',"YE')
            return True
        if tag in WHO:
            return self.meet_group()
        if tag in "xnei" and not self.found and (harmed := before_event(items, self.j, _AFTER)) is not None:
            if self.tags[harmed] in "Ke" and harmed and self.tags[harmed - 1] in WHO:
                self.j, self.first_step = harmed, False
                return True  # "[a teen] hospitalised after a shooting has died"
        if tag == "x":
            if self.tag(-1) in tuple("PFOB") and not self.found:
                self.j -= 2
                self.first_step = False
                return True
            return False
        if self.found:
            return False
        if tag == "I" and not self.found and is_postposed(items, self.j) and self.tag(-1) in WHO:
            part = items[self.j - 1].group
            if part is not None:
                self.parts.append(part)  # "seventeen men, [an officer] among them, died"
            self.j -= 2
            self.pass_over(',"YE')
            return True
        if tag in "])":
            self.j, inside = before_brackets(items, self.j)
            self.parts.extend(inside)
            return True
        noun = self.j - (tag in "jkJAr")
        if self.tags[noun] in "atpz" and self.tags[noun + 1] in "jkJAr" and noun and self.tags[noun - 1] in "PFOB":
            self.j, self.first_step = noun - 2, False  # "[two men] hurt in a fire at a hotel have died"
            return True
        if tag in ',"YErjo-':
            self.j -= 1
            if tag not in 'r"':
                self.first_step = False
            return True
        if tag == "e" and self.tag(-1) in tuple("tSpz"):
            event = before_event(items, self.j, None)  # "[two guards] hurt in Monday's raid have died"
            self.j, self.first_step = (self.j, self.first_step) if event is None else (event, False)
            return event is not None
        if tag == "w":
            self.j -= 1
            self.pass_over(',"YE')
            self.first_step = False
            self.antecedent = self.relative = True
            return True
        if tag == "e" and self.j > 1 and self.tag(-1) in WHO and self.tag(-2) == "w":
            self.j -= 3  # "in a street where [herders lived] were killed"
            return True
        if tag == "e" and not self.found and self.tag(-1) in _DETERMINED:
            self.j -= 3 if self.tag(-1) == "S" else 2  # "[three men] wounded in Friday's attack on the base have died"
            self.pass_over("jrEUtp")
            return self.tag() in tuple("PFOB")
        if tag in "eKid" and self.j > 0 and (self.tag(-1) in WHO or self.tag(-1) in "wr"):
            # "[people] travelling in a van were killed", "[a man] who drove a van was killed": the verb describes.
            if (self.tag(-1) in "GQ*" and not has_finite_object(items, self.j, self.at)) or self.tag(-1) == "w":
                self.j -= 1
                return True
            return False
        if tag == "e" and self.tag(-1) == "x" and self.tag(-2) in tuple("PFOB") and self.tag(1) in tuple("PFOB"):
            self.j -= 1  # "[nine people] from a street held by rebels were killed"
            return True
        if tag in "PFOUNX" or (tag == "Z" and items[self.j].unit.word == "missing" and self.tag(-1) in tuple("GQ")):
            self.j -= 1  # "all [29 miners] missing in the mine are dead"
            return True
        return False

    def pass_over(self, tags: str) -> None:
        while self.j >= 0 and self.tags[self.j] in tags:
            self.j -= 1

    def meet_group(self) -> bool:
        items, group = self.items, self.items[self.j].group
        assert group is not None
        k = self.j - 1
        while k >= 0 and items[k].tag in "rj":
            k -= 1
        if k > 0 and not self.antecedent and is_participle_with_object(items, k, self.at):
            self.j = k - 1  # "[a patrol] guarding a road crew was hit": the crew is guarded
            self.first_step = False
            return not self.found
        if self.governed(k, group):
            if self.found:
                return False
            self.j = k - 1
            self.first_step = False
            return True
        if group.kind == "pronoun" and self.found:
            return False
        self.first_step = self.antecedent = False
        if k > 0 and items[k].unit.word == "not" and items[k - 1].tag in "-,":
            self.j = k - 2  # "seven soldiers -- [not six] -- were wounded"
            return True
        if group.anaphoric and not self.found and self.tag(-1) == "," and is_of_whom(items, self.j, self.at):
            self.found.append((group, ""))  # "the bus held 40 people, [nine of whom] were killed"
            return False
        if group.anaphoric and not self.found and self.tag(-1) in (",", "&"):
            self.parts.append(group)  # "five people, [two of them children and a nun], were hurt"
            self.j -= 2
            return True
        self.found.append((group, self.separator))
        if group.kind == "pronoun":
            return False
        self.j -= 1
        self.separator = ""
        beside = items[self.j].group if self.j >= 0 else None
        if beside is not None and beside.anaphoric:
            self.found.pop()  # "three officers, [one of them the commander], died"
            self.parts.append(beside)
            self.j -= 1
            self.pass_over(",")
            return True
        return self.go_on_in_list(group)

    def governed(self, k: int, group: Group) -> bool:
        """Whether a preposition at `k` governs the group, so that it is no subject."""
        before = self.items[k].tag if k >= 0 else ""
        if before == "P" and self.items[k].unit.word in _UNTIL and not self.adjacent and group.count is not None:
            return False  # "they fired until [nine marchers] lay dead"
        if before == "s" and self.items[k].unit.word == "as" and seen_as(self.items, k):
            return True
        if self.antecedent and before == "O" and self.plural and group.low == group.high == 1 and not group.plural:
            return True  # "[two staff] of an aid agency who were on the way are missing"
        if self.antecedent and group.kind in ("people", "name", "count"):
            if before == "O" and of_one_meant(self.items, k, group):
                return True
            return group.kind == "name" and before in ("O", "P") and of_office(self.items, k)
        if (
            before == "&"
            and self.set_off
            and k > 1
            and self.items[k - 1].tag == "#"
            and self.items[k - 2].tag in "PFOB"
        ):
            return not remembered(self.items, k - 2)  # "the daughter of Ivo Lang [and] Mira Szabo, killed in the mill"
        if before == "O":
            if self.set_off and remembered(self.items, k):
                return False
            # "each of the [eleven pilgrims] killed", "spoke of [33 civilians] killed", "the family of [a boy] killed by a
            # shell": the participle describes them.
            people = group.kind == "people" and group.head is not None
            counted = group.count is not None and (group.definite or (people and group.plural))
            one = people and group.low == group.high == 1 and group.head.tag in "HY"  # type: ignore[union-attr]
            counted = counted or (group.kind == "count" and group.count is not None and self.is_state_behind(k))
            return not (self.adjacent and self.first_step and (counted or one))
        if before not in ("P", "F", "B"):
            return False
        return not (self.adjacent and self.first_step) and not (self.set_off and remembered(self.items, k))

    def is_state_behind(self, k: int) -> bool:
        """ "spoke of [nine] dead", "a figure of [nine] killed": the adjective directly behind the count."""
        tag = self.items[self.at].tag
        return k + 2 == self.at and (tag == "Z" or (tag == "K" and k > 0 and self.leads_to_figure(k)))

    def leads_to_figure(self, k: int) -> bool:
        """Whether the words before "of" at `k` give a number: "a higher figure of", "spoke of"."""
        return items_text(self.items)[: offset(self.items, k)].rstrip().endswith(_FIGURES)

    def go_on_in_list(self, group: Group) -> bool:
        """Look behind a group for what it is listed with, or set apart from as a part."""
        items = self.items
        if self.tag() == "I":
            if self.adjacent and self.stands_behind():
                del self.found[1:]
                return False
            if items[self.j].unit.word in OF_WHOM and len(self.found) == 1 and not self.parts:
                if not any(i.tag == "," for i in items[self.j : self.at]) and group.count is not None:
                    group.anaphoric = (
                        True  # "526 victims, of whom [144] were killed": what befell the others is not told
                    )
                    return False
            if items[self.j].unit.word in ALL:
                self.all_of_them = self.found[-1][0]
            elif items[self.j].unit.word in NAMING:
                self.antecedent = self.relative  # "by Ivo Lang, also known as [the Cat, who was killed]"
            else:
                self.parts.extend(settle_parts(in_order(self.found)))
            self.found.clear()
            self.j -= 1
            self.pass_over(',"Y)rE')
            return True
        while self.j >= 0 and (items[self.j].tag in ',&r;"' or items[self.j].unit.word == "nor"):
            if items[self.j].tag == "&" and items[self.j].unit.word in ("while", "but"):
                self.separator = ""
                break  # "six deaths, including guards, while nine others were hurt": a new clause
            if items[self.j].tag == "r" and items[self.j].unit.word in ("left", "yet", "so"):
                return False  # "a revolt against the council, left [60 people] dead", "the mayor came, yet [one] died"
            if items[self.j].tag == ";" and finite_before(items, self.j):
                return False  # "they dug up 42 officers; [seventy are] still missing": a clause of its own
            if items[self.j].tag in ",&;!":
                self.separator = "," if items[self.j].tag == "," and self.separator in ("", ",") else "&"
            self.j -= 1
        if self.j < 0 or not self.separator:
            return False
        while self.j >= 0 and items[self.j].tag in "Y)(,E" and items[self.j].group is None and items[self.j].tag != "":
            self.j -= 1
        if self.tag() == "O" and self.tag(-1) in WHO and self.separator:
            self.j -= 1  # "his bride [of six weeks] and her sister"
        antecedent = described_before(items, self.j) if group.kind == "name" and self.separator == "," else None
        if antecedent is not None:
            self.found.append((antecedent, ","))
            return False
        if self.j < 0 or items[self.j].tag not in WHO:
            if self.j >= 2 and self.separator == "&" and items[self.j].tag == "x" and is_placed(items, self.j, group):
                self.j -= 2
                return True
            return False
        previous = items[self.j].group
        if previous is not None and previous.kind == "pronoun":
            return False
        if self.both_meant(group, previous):
            self.antecedent = True
            return True  # "mourned [Ann Lee] and Omar Said, who were killed", "for [Ann Lee] and Omar Said, killed in"
        if self.tag(-1) == "S" and self.tag(-3) in ("P", "O"):
            return False  # "of the battalion's 773 men, [59] were dead"
        self.j = head_of_phrase(items, self.j)
        placed = (
            self.tag() == "#" and self.tag(-1) == "U" and self.is_placed()
        )  # "in northern [Osk], dozens feared dead"
        if not (placed or is_governed(items, self.j)) or (
            self.adjacent and self.separator == "&" and is_found(items, self.j)
        ):
            return True
        if (
            group.kind == "name"
            and len(self.found) == 1
            and self.separator == "&"
            and self.tag() == "#"
            and self.tag(-1) == "P"
        ):
            self.found.clear()  # "52 men in Al-Dir [and Al-Qasr] were shot": a place of two names
            self.j -= 2
            return True
        if len(self.found) == 1 and self.separator == "&" and group.bare and group.plural and self.tag(-1) == "s":
            self.found.clear()  # "Khan, held to be an enemy of thieves [and smugglers], was shot"
            self.j -= 2
            return True
        described = self.adjacent or self.relative
        described = described and self.separator == "," and not self.is_placed()
        if described and previous is not None and is_described(previous, group):
            self.found.append((previous, ","))  # "the murder of [Omar Said], the clerk who was shot": one person
        return False

    def stands_behind(self) -> bool:
        """Whether the last group is listed with what stands before the parts of that: "54 bodies, most of them women and
        children, and [120] wounded"."""
        k = self.at - 2
        counted = k > 0 and self.found[0][0].kind == "count" and self.items[k + 1].group is self.found[0][0]
        return counted and self.tags[k - 1 : k + 1] == ",&" and self.found[0][0].count is not None

    def is_placed(self) -> bool:
        """Whether the name here is a place: "a blast in northern [Osk], suspect dead"."""
        k = self.j - 1
        while k >= 0 and self.items[k].tag in "UjJ":
            k -= 1
        return k >= 0 and self.items[k].tag == "P" and self.items[k].unit.word in _WHERE

    def both_meant(self, group: Group, previous: Group | None) -> bool:
        """Whether names side by side are all meant, whatever governs them: a relative clause in the plural or a
        participle set off behind them speaks of both."""
        if previous is None or previous.kind != "name" or not is_whole(previous):
            return False
        described = self.separator == "," and is_bare_plural(group) and len(self.found) == 1
        self.plural = self.plural or described
        if not described and not (group.kind == "name" and is_whole(group)):
            return False  # "mourned Ann Lee and Omar Said, [clerks] who were killed" goes on
        if self.set_off:
            return self.tag(-1) not in tuple("PFOB") or remembered(self.items, self.j - 1)
        return self.relative and self.plural

    def victims(self) -> Victims:
        found, parts = self.found, self.parts
        before = self.items[self.j] if self.j >= 0 else None
        if self.tag() == "(" and (named := before_bracket(self.items, self.j, [g for g, _ in found])) is not None:
            found = [(named, "")]
        if len(found) > 1 and before is not None and before.last == found[-1][0].first and entitles(before):
            for named in (g for g, _ in found if not g.known_category):  # "[privates] Ivo Lang and Omar Said"
                named.category, named.known_category = before.group.category, before.group.known_category  # type: ignore[union-attr]
        nobody = [g for g, _ in found if g.low == g.high == 0 and g.kind == "name"]
        if nobody and len(found) > 1:
            found, parts = [(nobody[0], "")], []  # "[neither Lang] nor his wife was hurt"
        neither = self.items[self.j].group if self.j >= 0 else None
        if found and neither is not None and neither.low == neither.high == 0 and self.tag() == "Q":
            found, parts = [(neither, "")], []  # "[neither] the minister nor his guards were hurt"
        if not found and parts and all(p.anaphoric for p in parts):
            found, parts = [(p, "&") for p in parts], []
        ordered = one_of_two_titles(in_order(found)) if self.singular else in_order(found)
        parts = own_side(ordered, sorted(parts, key=lambda p: p.span.start))
        victims = settle_list(ordered, parts)
        describe(victims.whole, self.all_of_them)
        victims.negated = self.negated
        return victims
