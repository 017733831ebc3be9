"""Sentences, words and trees."""

from crossread.annotate.parse.recognise import Parse, Passage, Reads, parse

__all__ = ["Parse", "Passage", "Reads", "parse"]
