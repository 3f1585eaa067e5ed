"""The demonstration: a small finished case, made up from beginning to end, and a tour of it."""
