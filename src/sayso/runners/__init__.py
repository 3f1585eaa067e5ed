"""Runners: one function over many tasks."""
