"""A post-mortem written out, one file a format."""
