"""Ledgers as files: TOML to write and append to, CSV, JSON, and the exports of other sites."""
