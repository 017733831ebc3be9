"""How far, how long and how often the web is asked."""

from dataclasses import dataclass

PRODUCT = "crossread"  # the name that a robots.txt may rule on


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchConfig:
    """Limits of the fetcher. Sizes are bytes, times are seconds."""

    # A long read of the web is 50 kB and a feed with whole articles 3 MB.
    max_bytes: int = 10_000_000  # of a body, as sent and again as unpacked
    max_redirects: int = 5  # as many as RFC 9309 asks for robots.txt
    connect_s: float = 10.0  # to look a name up, to connect, and to agree on keys: each
    total_s: float = 60.0  # of one exchange, from the look-up to the last byte
    pause_s: float = 1.0  # between two requests to a host that asks for no longer one
    max_pause_s: float = 90.0  # a host that asks for a longer one is left for later
    allow_private: bool = False  # intranets: loopback and private addresses, nothing else
    contact: str = ""  # a page or mail address for whoever runs the host
    version: str = "0"

    @property
    def user_agent(self) -> str:
        """Return what hosts are told about who asks.

        >>> FetchConfig(version="1.2", contact="desk@quay.example").user_agent
        'crossread/1.2 (reads news reports; +desk@quay.example)'
        """
        contact = "".join(c for c in self.contact if c.isascii() and c.isprintable() and c != ")")
        told = f"+{contact}" if contact else "its user gave no contact"
        return f"{PRODUCT}/{self.version} (reads news reports; {told})"
