"""Cases as files: TOML that people write, matrices that other tools left."""
