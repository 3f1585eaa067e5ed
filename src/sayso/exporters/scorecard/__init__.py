"""A scorecard written out, one file a format."""
