"""Build the list of ordinary English words, by which names are told from words in text without small letters.

    apt-get install wamerican-small wamerican
    python data/words/build.py /usr/share/dict/american-english-small /usr/share/dict/american-english

The first list is taken whole, as far as it is in small letters; of the second only words that are formed as no name is.
"""

from __future__ import annotations

import argparse
from pathlib import Path

TARGET = Path(__file__).resolve().parents[2] / "src" / "claimledger" / "lexicons" / "en" / "ordinary.txt"
HEAD = """\
# Ordinary English words, cut from SCOWL (Spell Checker Oriented Word Lists); data/words tells how.
# Copyright 2000-2011 by Kevin Atkinson
# Permission to use, copy, modify, distribute and sell these word lists, the associated scripts, the output created from
# the scripts, and its documentation for any purpose is hereby granted without fee, provided that the above copyright
# notice appears in all copies and that both that copyright notice and this permission notice appear in supporting
# documentation. Kevin Atkinson makes no representations about the suitability of this array for any purpose. It is
# provided "as is" without express or implied warranty.
"""
# Endings of derived and inflected words.
FORMED = (
    "ing", "ings", "ed", "ly", "tion", "tions", "sion", "sions", "ment", "ments", "ness", "ism", "ist", "ists", "ize",
    "izes", "able", "ible", "ity", "ities", "ive", "ives", "ous", "ful", "less", "ship", "tory", "tary", "cracy", "ence",
    "ency", "ancy", "ial", "ical", "ional", "ants", "ents", "izer", "izers", "kers", "ters", "ders", "cher", "ckers",
    "ator", "ators", "ctor", "ctors", "ents", "ees", "men", "outs", "ups", "ways", "ships", "boats", "weapons", "guns",
)  # fmt: skip
SHORTEST = 6  # letters of a word of the second list
LONG = 7  # letters from which one is taken whatever its ending, unless it ends as names of other tongues do
FOREIGN = ("a", "o", "i", "s", "z")
# Words that are far more often a name in the news.
NAMES = frozenset(
    ["maria", "martin", "victor", "peter", "harry", "bob", "rob", "jack", "sally", "cologne", "colon", "glen", "hector", "nick",
     "mike", "roe", "jay", "lee", "wright", "carol", "heather"]
)  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("small", type=Path)
    parser.add_argument("large", type=Path)
    args = parser.parse_args()
    small = _plain(args.small)
    words = small | {w for w in _plain(args.large) if len(w) >= SHORTEST and _is_formed(w, small)}
    TARGET.write_text(HEAD + "".join(f"{word}\n" for word in sorted(words - NAMES)), encoding="utf-8")


def _is_formed(word: str, small: set[str]) -> bool:
    """Whether a word is formed as no name is: "deployment", "hideout", "comptroller"; not "margarita"."""
    if word.endswith(FORMED) or (len(word) >= LONG and not word.endswith(FOREIGN)):
        return True
    plain = word.removesuffix("s")
    return any(plain[:at] in small and plain[at:] in small for at in range(3, len(plain) - 2))


def _plain(path: Path) -> set[str]:
    lines = path.read_text(encoding="utf-8").split("\n")
    return {w for w in lines if w.isascii() and w.isalpha() and w.islower() and len(w) > 1}


if __name__ == "__main__":
    main()
