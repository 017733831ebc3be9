"""The shapes that frames and quoted names are told by."""

import re

# What may stand between a quotation and the frame after it, or a cue and the quotation after it.
GAP = re.compile(r"[\s,—–-]*")
GAP_TO_QUOTE = re.compile(r"(?:[\s,:—–-]|that\b|the\b|an?\b|\.\.\.)*")

# A quotation that waits for its frame: “…,” “…?” “…!” “…—”
COMMA_END = re.compile(r"[,?!—–-][\"”'’»]*$")

# Words that stay lower-case in the name of a thing: "Night of the Lights".
SMALL_WORDS = frozenset(
    {
        "a",
        "an",
        "and",
        "as",
        "at",
        "by",
        "de",
        "for",
        "from",
        "in",
        "la",
        "of",
        "on",
        "or",
        "the",
        "to",
        "with",
    }
)

# Adverbs that may stand between a quotation and its frame.
ADVERBS = frozenset({"also", "then", "later", "again", "once", "as", "and", "but", "soon"})

# Words before the place of what a headline tells of.
AT_A_PLACE = frozenset({"across", "around", "at", "in", "near", "off", "on", "outside", "over"})

# Words that tie a clause to the one with the quotation: behind “…” it is no frame.
TIES = frozenset(
    {"after", "although", "because", "before", "if", "since", "though", "unless", "until", "when"}
    | {"whenever", "where", "while"}
)

# What a person gives out and speaks through: "the statement added" has that person's words.
DOCUMENTS_OF_SPEAKERS = frozenset(
    {"statement", "letter", "email", "message", "post", "tweet", "memo"}
)

# Verbs for what somebody comes to know and does not say.
PERCEIVING = frozenset(
    {"discover", "find", "hear", "know", "learn", "notice", "realise", "realize", "understand"}
)

# Verbs by which an "it" is what was read last.
WRITTEN = frozenset({"add", "continue", "mention", "read"})

# Words that open a source without a name: "the mayor", "some residents".
DETERMINERS = frozenset(
    {
        "a",
        "an",
        "the",
        "his",
        "her",
        "their",
        "its",
        "one",
        "another",
        "some",
        "many",
        "this",
        "that",
    }
)

# Words that may stand between a subject and its verb.
BEFORE_VERB = frozenset(
    {
        "has",
        "have",
        "had",
        "also",
        "earlier",
        "later",
        "once",
        "then",
        "would",
        "will",
        "not",
        "did",
        "does",
        "is",
        "was",
    }
)

# "What Marsh himself once said" has Marsh for its subject.
EMPHATIC = frozenset({"herself", "himself", "itself", "themselves"})
