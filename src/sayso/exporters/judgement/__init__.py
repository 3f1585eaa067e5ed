"""A judgement written out, one file a format."""
