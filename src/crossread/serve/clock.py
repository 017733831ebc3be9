"""The clock of pages and commands: below them time is an argument."""

from datetime import UTC, datetime

from crossread.dossier.view.labels import spoken


def now() -> str:
    """Return the present instant as the store writes it."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def when(at: str) -> str:
    """Return an instant as people read it; what is none stays as it is.

    >>> when("2031-03-04T05:20:00+01:00")
    '4 March 2031, 04:20 UTC'
    """
    try:
        instant = datetime.fromisoformat(at)
    except ValueError:
        return at
    if instant.tzinfo is None:
        return spoken(at[:16])
    return f"{spoken(instant.astimezone(UTC).strftime('%Y-%m-%dT%H:%M'))} UTC"
