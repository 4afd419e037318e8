"""A count whose people are told one by one more than once, each time behind the count."""

from __future__ import annotations

from collections.abc import Sequence

from claimledger.mentions import Figure


def told_twice(
    told: Sequence[Figure], later: Sequence[Figure], total: Figure, firsts: dict[int, Figure]
) -> list[Figure]:
    """ "Two died. Ivo Lang was shot in the neck, Ann Lee in the back. … Earlier story: Two people died. A man and a woman
    died at the scene.": those told between the count and its repeat, and those behind that, where they make up the count."""
    again = [f.sentence for f in told if firsts.get(id(f)) is total and f.sentence > total.sentence]
    parts: list[Figure] = []
    for start, end in zip([total.sentence, *again], [*again, later[-1].sentence + 1 if later else 0], strict=True):
        here = [f for f in later if start <= f.sentence < end and f.low == 1]
        if any(total.category not in ("people", f.category) for f in here):
            return []
        new = [f for f in here if id(f) not in firsts or firsts[id(f)] not in here]
        if len(new) == total.low:
            parts += here
    return parts if again else []
