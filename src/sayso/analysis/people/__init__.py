"""Names, whom they are of, and who is meant."""
