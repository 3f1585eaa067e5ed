"""All that a text says, found once: pure functions over a document and an engine's marks."""
