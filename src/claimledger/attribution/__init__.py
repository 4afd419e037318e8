"""Who says so, in a sentence and over several."""
