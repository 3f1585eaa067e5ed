"""Readers: bytes of one format in, a Document out; and what finds and loads the bytes."""

from sayso.readers.load import load
from sayso.readers.locate import locate

__all__ = ["load", "locate"]
