"""Places in a sentence."""
