"""Exporters: records out, a folder for each type of record, and in it one file a format."""
