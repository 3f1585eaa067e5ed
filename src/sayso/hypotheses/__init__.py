"""Rival explanations weighed on the same evidence: records in, records out, nothing else."""
