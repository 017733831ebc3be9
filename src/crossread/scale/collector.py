"""Python's collector of rubbish, for processes that hold much that lasts."""

import gc

_SELDOM = 200_000, 20, 20  # objects made, and rounds of such, between two looks


def collect_seldom() -> None:
    """Let this process look for rubbish seldom.

    What is read and compared is millions of objects that last, hardly any in a circle: looking
    through them again and again took a seventh of the time.
    """
    gc.set_threshold(*_SELDOM)
