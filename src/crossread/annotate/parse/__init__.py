"""Sentences, words and trees."""

from crossread.annotate.parse.recognise import Parse, Passage, Reads, is_parsed, parse

__all__ = ["Parse", "Passage", "Reads", "is_parsed", "parse"]
