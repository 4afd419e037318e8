"""Prove a ledger: nothing changed, nothing lost, and every span still points at its words."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import ValidationError

from claimledger.ledger.entries import START, Entry, Generation, Supersession, article_address, chain_hash, entry_id
from claimledger.ledger.schema import LedgerError, explained, missing_triggers
from claimledger.ledger.store import Ledger
from claimledger.records import Article, Claim, Issue, Record, Retraction, Review

_MODELS: dict[str, type[Record]] = {
    "article": Article,
    "generation": Generation,
    "claim": Claim,
    "issue": Issue,
    "review": Review,
    "retraction": Retraction,
    "supersession": Supersession,
}


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with an entry, or with the file where `seq` is None."""

    seq: int | None
    name: str
    message: str

    def __str__(self) -> str:
        return self.message if self.seq is None else f"entry {self.seq} ({self.name}): {self.message}"


def verify(ledger: Ledger, *, head: str | None = None) -> list[Problem]:
    """All that is wrong with `ledger`; empty where it is whole.

    `head` is a hash written down at an earlier time: it must still be there, which proves that nothing was cut off.
    """
    with explained(ledger.path):
        problems = [
            Problem(None, name, f"the guard {name} is missing or was altered")
            for name in missing_triggers(ledger.connection)
        ]
        damage = [row[0] for row in ledger.connection.execute("PRAGMA integrity_check(5)") if row[0] != "ok"]
    problems += [Problem(None, "", f"the file is damaged: {words}") for words in damage]
    proof = _Proof(ledger, head)
    try:
        for entry in ledger.entries():
            proof.read(entry)
    except LedgerError as error:
        problems.append(Problem(None, "", str(error)))
    problems += proof.finish()
    if not proof.head_found:
        problems.append(Problem(None, "", f"the chain does not hold {head}: entries were cut off or written anew"))
    return problems


@dataclass(slots=True)
class _Run:
    """A generation and how many of its entries are still to come."""

    entry: Entry
    address: str
    wanted: dict[str, int]


class _Proof:
    """Reads the entries in order. Of the texts only the last is kept, so that memory stays flat."""

    def __init__(self, ledger: Ledger, head: str | None) -> None:
        self.problems: list[Problem] = []
        self.head_found = head is None or head == START
        self._head = head
        self._ledger = ledger
        self._seq = 0
        self._previous = START
        self._addresses: set[str] = set()
        self._runs: dict[str, _Run] = {}
        self._article: tuple[str, Article | None] = ("", None)

    def read(self, entry: Entry) -> None:
        self._chain(entry)
        if entry.id != entry_id(entry.kind, entry.subject, entry.body):
            self._report(entry, "its content is not what its address names")
        model = _MODELS.get(entry.kind)
        if model is None:
            self._report(entry, f"of an unknown kind, {entry.kind!r}")
            return
        try:
            record = model.model_validate_json(entry.body)
        except ValidationError as error:
            self._report(entry, f"cannot be read: {error.errors()[0]['msg']}")
            return
        if isinstance(record, Article):
            self._addresses.add(entry.subject)
            self._article = (entry.subject, record)
            if article_address(record) != entry.subject:
                self._report(entry, "its text or data are not what its address names")
        elif isinstance(record, Generation):
            wanted = {"claim": record.claims, "issue": record.issues}
            self._runs[entry.id] = _Run(entry._replace(body=""), entry.subject, wanted)
            if entry.subject not in self._addresses:
                self._report(entry, "belongs to no article of the ledger")
        elif isinstance(record, Claim | Issue):
            self._found(entry, record)

    def finish(self) -> list[Problem]:
        for run in self._runs.values():
            for kind, missing in run.wanted.items():
                if missing:
                    self._report(run.entry, f"{abs(missing)} {kind}s {'are missing' if missing > 0 else 'too many'}")
        return self.problems

    def _chain(self, entry: Entry) -> None:
        if entry.seq != self._seq + 1:
            self._report(entry, f"follows entry {self._seq}: entries between are missing")
        if entry.previous != self._previous:
            self._report(entry, "does not follow the entry before it")
        if entry.hash != chain_hash(entry.previous, entry.seq, entry.id, entry.recorded):
            self._report(entry, "its hash does not fit its content")
        self._seq, self._previous = entry.seq, entry.hash
        self.head_found = self.head_found or entry.hash == self._head

    def _found(self, entry: Entry, record: Claim | Issue) -> None:
        run = self._runs.get(entry.subject)
        if run:
            run.wanted[entry.kind] -= 1
            if self._article[0] != run.address:
                self._article = (run.address, self._fetch(run.address))
        article = self._article[1] if run else None
        if article is None or record.article != article.id:
            self._report(entry, "belongs to no article of the ledger")
            return
        spans = [(record.start, record.end, record.number if isinstance(record, Claim) else record.quote)]
        if isinstance(record, Claim) and (record.quote_start, record.quote_end) != (0, 0):
            spans.append((record.quote_start, record.quote_end, record.quote))
        for start, end, words in spans:
            if start is None or end is None:
                continue
            if not 0 <= start <= end <= len(article.text):
                self._report(entry, f"characters {start} to {end} lie outside its article")
            elif words is not None and isinstance(record, Claim) and article.text[start:end] != words:
                self._report(entry, f"characters {start} to {end} are {article.text[start:end]!r}, not {words!r}")

    def _fetch(self, address: str) -> Article | None:
        try:
            return self._ledger.article_at(address)
        except LedgerError:  # reported where the article itself was read
            return None

    def _report(self, entry: Entry, message: str) -> None:
        self.problems.append(Problem(entry.seq, f"{entry.kind} {entry.name}", message))
