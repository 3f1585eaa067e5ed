"""Archives: a case of a store in one file, to be kept, sent, and added to another store."""
