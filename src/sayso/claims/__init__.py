"""From text to claims: pure functions over documents, sentences and tokens."""
