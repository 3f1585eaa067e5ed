"""Findings written out, one file a format."""
