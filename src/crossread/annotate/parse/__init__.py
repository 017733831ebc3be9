"""Sentences, words and trees."""

from crossread.annotate.parse.recognise import Parse, Readable, SentenceReader, is_parsed, parse

__all__ = ["Parse", "Readable", "SentenceReader", "is_parsed", "parse"]
