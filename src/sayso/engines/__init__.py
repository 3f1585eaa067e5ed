"""Engines: a document in, its marks out."""
