"""Marks in the names of firms, which part nobody from his verb: "<Dorna Mines Inc> said", "Lisane Inc. <LSN>, said"."""

from __future__ import annotations

from claimledger.wordgroups import Token


def unmarked(toks: list[Token], text: str, start: int, end: int) -> list[Token]:
    """The words of a sentence without angle brackets, short forms of shares in them, and stops right before commas."""
    if text.find("<", start, end) >= 0:
        toks = _without_shares(toks)
    if text.find(".,", start, end) >= 0 or text.find(". ,", start, end) >= 0:
        toks = [t for i, t in enumerate(toks) if t.text != "." or i + 1 == len(toks) or toks[i + 1].text != ","]
    return toks


def _without_shares(toks: list[Token]) -> list[Token]:
    kept: list[Token] = []
    opened = -1  # how many words stood before a bracket
    for tok in toks:
        if tok.text == "<":
            opened = len(kept)
        elif tok.text == ">":
            if opened >= 0 and all(t.text.isupper() or not t.text[0].isalnum() for t in kept[opened:]):
                del kept[opened:]  # "<LSN>", "<LSN.T>"
                while kept and kept[-1].text == ".":
                    kept.pop()  # "Lisane Inc. <LSN> said"
            opened = -1
        else:
            kept.append(tok)
    return kept
