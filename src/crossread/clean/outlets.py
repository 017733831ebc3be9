"""Whose report it is: by the caller, a table of addresses, the page's metadata, title or path.

The table that ships (``lexicons/en/outlet_domains.txt``) is small; a caller's own goes before it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from crossread.clean import masthead
from crossread.clean.page import Page
from crossread.lexicons import table
from crossread.model.capture import Capture
from crossread.model.report import Basis, Fact


@dataclass(frozen=True, slots=True)
class Outlets:
    """Names of outlets by the domains of their addresses, in lower case and without "www."."""

    by_domain: Mapping[str, str] = field(default_factory=dict)

    def of_host(self, host: str) -> str | None:
        """Return the name of the outlet of a host or of the domain that it is part of.

        >>> Outlets({"quayherald.example": "Quay Herald"}).of_host("www.quayherald.example")
        'Quay Herald'
        """
        parts = host.lower().removeprefix("www.").split(".")
        domains = (".".join(parts[n:]) for n in range(len(parts) - 1))
        return next((self.by_domain[each] for each in domains if each in self.by_domain), None)


NO_OUTLETS = Outlets()


def outlet_of(
    capture: Capture, page: Page, url: str | None, outlets: Outlets = NO_OUTLETS
) -> Fact | None:
    """Return the outlet by the surest evidence there is."""
    if capture.given.outlet:
        return Fact(capture.given.outlet, Basis.GIVEN)
    host = masthead.of_address(url) if url else None
    if host and (known := outlets.of_host(host) or _shipped().of_host(host)):
        return Fact(known, Basis.URL)
    told = page.outlet if page.outlet and page.outlet.basis is Basis.METADATA else None
    if told:
        named = outlets.of_host(told.value) or _shipped().of_host(told.value)
        return Fact(named, Basis.METADATA) if named else told
    if host and capture.given.url:
        return Fact(host, Basis.URL)
    address = masthead.of_path(capture.path)
    by_path = Fact(address, Basis.PATH) if address else None
    return page.outlet or (Fact(host, Basis.URL) if host else by_path)


@cache
def _shipped() -> Outlets:
    return Outlets(table("outlet_domains"))
