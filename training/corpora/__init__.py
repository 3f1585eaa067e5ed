"""Corpora: each file reads one annotated set into passages, whatever its format was."""
