"""Records as tables: what their columns are, and the formats that hold tables."""
