"""Sentences and quotations of a text."""
