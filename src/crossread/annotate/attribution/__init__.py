"""Who says what: source, cue and content of reported speech."""

from crossread.annotate.attribution.recognise import recognise

__all__ = ["recognise"]
