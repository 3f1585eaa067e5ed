"""The command line: what a person touches in a terminal."""

READ_ALL = 0
UNUSABLE = 2
READ_SOME = 3
CLEAN = 0
FOUND = 1
INTERRUPTED = 130
BROKEN_PIPE = 141
"""Exit statuses, one for each thing in every verb: CLEAN and FOUND are of what looks for something;
READ_SOME: some could not be read, the rest was done; the last two as for SIGINT and SIGPIPE."""
