"""The standard engine: rules and lexicons, no model."""
