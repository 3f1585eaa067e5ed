"""A reading written out, one file a format."""
