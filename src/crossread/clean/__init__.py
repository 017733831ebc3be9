"""Captures → reports: text, facts with their evidence, and page furniture told from journalism."""

from crossread.clean.build import clean

__all__ = ["clean"]
