"""Engines: a document in, its Reading out."""
