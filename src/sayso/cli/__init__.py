"""The command line: what a person touches in a terminal."""

READ_ALL = 0
READ_SOME = 1
UNUSABLE = 2
CLEAN = 0
FOUND = 1
INTERRUPTED = 130
BROKEN_PIPE = 141
"""Exit statuses: CLEAN and FOUND are a check's; the last two as for SIGINT and SIGPIPE."""
