"""What asking the web for a URL ends as: one of three, never an exception."""

from dataclasses import dataclass

from crossread.model.capture import Reason, Rejected


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave, so that it can be asked whether something has changed."""

    etag: str | None = None
    modified: str | None = None  # its Last-Modified, as written


@dataclass(frozen=True, slots=True)
class Fetched:
    """A body as it was sent, unpacked. ``path`` is the URL asked for, ``url`` where it led."""

    path: str
    url: str
    content: bytes
    media_type: str = ""  # as the server says, lower case; the bytes may tell otherwise
    charset: str | None = None
    validators: Validators = Validators()


@dataclass(frozen=True, slots=True)
class Unchanged:
    """The server says that nothing has changed since the validators were given."""

    path: str


@dataclass(frozen=True, slots=True)
class Missed:
    """Nothing came, and why; ``detail`` is one sentence for a person."""

    path: str
    reason: Reason
    detail: str
    status: int | None = None  # of HTTP, when a server answered
    wait_s: float | None = None  # how long the host asks to be left alone

    @property
    def rejected(self) -> Rejected:
        """Return the outcome as an input that went no further."""
        return Rejected(self.path, self.reason, self.detail)


Attempt = Fetched | Unchanged | Missed
