"""What a desk is started with: where it listens, who may come in, how much it takes."""

import ipaddress
import secrets
from dataclasses import dataclass, field

from crossread.errors import SettingsError

LOOPBACK_NAMES = frozenset({"localhost"})
MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much one request may bring. More is answered with 413 and not read to its end."""

    body_bytes: int = 64 * MEGABYTE
    files: int = 200  # of one upload
    reports: int = 2_000  # that the files of one upload may hold, feeds and lists unpacked
    pasted_characters: int = 1_000_000
    unpacked_bytes: int = 256 * MEGABYTE  # that archives and feeds of one upload may come to
    waiting: int = 8  # uploads that wait while one is read; the next is answered with 503


@dataclass(frozen=True, slots=True, kw_only=True)
class ServeConfig:
    """How the desk is served. ``token`` is None where everybody who reaches it may come in."""

    host: str = "127.0.0.1"
    port: int = 8765
    token: str | None = None
    names: frozenset[str] = frozenset()  # host names that it answers to besides its own
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32))  # signs forms
    limits: Limits = field(default_factory=Limits)

    @property
    def is_local(self) -> bool:
        """Whether only this machine can reach it."""
        return is_loopback(self.host)


def checked(config: ServeConfig) -> ServeConfig:
    """Return the configuration; SettingsError when others could reach the desk without a token."""
    problems = []
    if not 0 <= config.port <= 65535:
        problems.append(f"port: must be 0 to 65535, got {config.port}")
    if not config.is_local and not config.token:
        problems.append(f"token: {config.host} can be reached from outside; give --token")
    if config.token is not None and len(config.token) < 16:
        problems.append("token: must have 16 characters or more")
    if problems:
        raise SettingsError(problems)
    return config


def new_token() -> str:
    """Return a token that nobody guesses."""
    return secrets.token_urlsafe(24)


def is_loopback(host: str) -> bool:
    """Whether a name or address leads to this machine only.

    >>> is_loopback("127.0.0.1"), is_loopback("localhost"), is_loopback("0.0.0.0")
    (True, True, False)
    """
    if host.lower() in LOOPBACK_NAMES:
        return True
    address = as_address(host)
    return address is not None and address.is_loopback


def as_address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """Return the IP address that a host is written as, None where it is a name."""
    try:
        return ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return None
