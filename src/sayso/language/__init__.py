"""The words of a language: its lists as TOML, how a text is cut into words, its phrases."""
