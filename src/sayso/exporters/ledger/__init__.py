"""A ledger written out, one file a format."""
