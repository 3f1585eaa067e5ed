"""The language server: a draft's faults as it is written, in whatever editor."""
