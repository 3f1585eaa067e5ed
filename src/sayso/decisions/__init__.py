"""Decisions laid over what the machine read, and over cases; and the chain that they are."""
