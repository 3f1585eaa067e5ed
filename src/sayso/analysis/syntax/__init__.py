"""Word classes and clauses of a sentence, and which clauses assert something."""
