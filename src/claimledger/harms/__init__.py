"""Harm in a sentence: who was killed, injured, missing, abducted or displaced, and how many."""
