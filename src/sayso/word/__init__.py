"""Word documents: what their bodies say, character by character, and comments put at words."""
