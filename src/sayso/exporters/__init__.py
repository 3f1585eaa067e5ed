"""Exporters: readings out, in one format each."""
