"""Who speaks in a text: which person or body each speaker is, in the name that the text gives it."""

from claimledger.voices.cast import Cast
from claimledger.voices.voice import Voice

__all__ = ["Cast", "Voice"]
