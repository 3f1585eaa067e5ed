"""The standard engine: a small trained encoder that marks and never writes."""
