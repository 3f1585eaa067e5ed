"""The workbench: a case store as web pages and as a JSON API."""
