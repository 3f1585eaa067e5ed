"""Who puts which clauses forward: one file for each way of finding it."""
