"""Findings out, in one format each: a function from checked drafts to pieces of text."""
