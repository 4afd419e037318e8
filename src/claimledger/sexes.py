"""Words that tell a man from a woman, in the singular: kin, callings and forms of address; pronouns are left to whoever asks."""

from __future__ import annotations

MALE = frozenset(
    """man boy father husband son brother uncle grandfather grandson nephew policeman gentleman boyfriend ex-boyfriend male
    gunman businessman fisherman stepfather stepson grandpa dad schoolboy guy king prince priest monk imam actor widower
    alhaji sheikh mr sir lord""".split()  # noqa: SIM905
)
FEMALE = frozenset(
    """woman girl mother wife daughter sister aunt grandmother granddaughter niece policewoman lady girlfriend female
    ex-girlfriend ex-wife businesswoman stepmother stepdaughter grandma mom mum schoolgirl nun housewife widow actress queen
    princess hajiya alhaja mrs ms miss dame""".split()  # noqa: SIM905
)
