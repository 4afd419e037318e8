"""Marks in names, which part nobody from his verb: "<Dorna Mines Inc> said", "Lisane Inc. <LSN>, said", "the Workers' Front of
Lorin (Maoist) said"."""

from __future__ import annotations

from claimledger.wordgroups import Token


def unmarked(toks: list[Token], text: str, start: int, end: int) -> list[Token]:
    """The words of a sentence without angle brackets, short forms of shares in them, and stops right before commas."""
    if text.find("<", start, end) >= 0:
        toks = _without_shares(toks)
    if text.find(".,", start, end) >= 0 or text.find(". ,", start, end) >= 0:
        toks = [t for i, t in enumerate(toks) if t.text != "." or i + 1 == len(toks) or toks[i + 1].text != ","]
    if text.find("ist)", start, end) >= 0:
        toks = _with_wings(toks, text)
    return toks


def _with_wings(toks: list[Token], text: str) -> list[Token]:
    """One word made of the wing of a party and what it closes in brackets: "Workers' Front of [Lorin (Maoist)]"."""
    kept: list[Token] = []
    for i, tok in enumerate(toks):
        wing = len(kept) > 2 and tok.text == ")" and kept[-2].text == "(" and kept[-3].capital
        if wing and kept[-1].capital and kept[-1].text.endswith("ist") and toks[i - 1] is kept[-1]:
            whole = text[kept[-3].start : tok.end]
            kept[-3:] = [Token(whole, kept[-3].start, tok.end, whole.lower())]
        else:
            kept.append(tok)
    return kept


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
