"""Stores: documents, readings, decisions and accounts in one SQL database."""
