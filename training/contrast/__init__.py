"""Which figures and times of two claims careful readers set against each other."""
