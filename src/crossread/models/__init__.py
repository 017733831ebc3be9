"""Trained weights, each with a card, and the numpy code that runs them.

Reach for ``models.language`` to read English sentences: tags, trees, names, lemmas and vectors from
one pass. Nothing here needs a network or torch; the weights lie beside the code.
"""

LANGUAGES = frozenset({"en"})  # that the reader was trained on; others are read by rules alone
