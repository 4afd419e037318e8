"""Days and windows that a text tells, and what a figure may take from them."""
