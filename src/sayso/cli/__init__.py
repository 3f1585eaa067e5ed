"""The command line: what a person touches in a terminal."""

READ_ALL = 0
READ_SOME = 1
UNUSABLE = 2
INTERRUPTED = 130
BROKEN_PIPE = 141
"""Exit statuses; the last two as a shell gives them for SIGINT and SIGPIPE."""
