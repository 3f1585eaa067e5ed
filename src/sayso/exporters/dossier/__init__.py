"""A dossier written out, one file a format."""
