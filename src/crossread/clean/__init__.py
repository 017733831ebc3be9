"""Captures → reports: text, facts with their evidence, and page chrome told from journalism."""

from crossread.clean.build import clean
from crossread.clean.outlets import Outlets

__all__ = ["Outlets", "clean"]
