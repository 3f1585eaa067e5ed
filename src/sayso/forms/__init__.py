"""Files that people write in TOML: read with every mistake at its place, and written back."""
