"""Whose report it is: by the caller, a table of addresses, the page's metadata, title or path.

The table that ships (``lexicons/en/outlet_domains.txt``) is small; a caller's own goes before it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from crossread.clean import masthead
from crossread.clean.page import Page
from crossread.lexicons import table
from crossread.model.capture import Capture
from crossread.model.report import Basis, Fact


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet's name, and the publisher whose houses share texts; "" where none is known."""

    name: str
    publisher: str = ""


@dataclass(frozen=True, slots=True)
class Outlets:
    """Names of outlets by their addresses' domains."""

    by_domain: Mapping[str, Outlet] = field(default_factory=dict)

    @classmethod
    def of_lines(cls, lines: Iterable[str]) -> "Outlets":
        r"""Return the table of lines "domain TAB name TAB publisher"; others are passed over.

        >>> named = Outlets.of_lines(["quayherald.example\tQuay Herald"])
        >>> named.of_host("www.quayherald.example").name
        'Quay Herald'
        """
        found = {}
        for line in lines:
            domain, *named = (part.strip() for part in line.split("\t"))
            if domain and not domain.startswith("#") and named and named[0]:
                found[domain.lower().removeprefix("www.")] = Outlet(*named[:2])
        return cls(found)

    def of_host(self, host: str) -> Outlet | None:
        """Return the outlet of a host or of the domain that it is part of."""
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
        return Fact(known.name, Basis.URL)
    told = page.outlet if page.outlet and page.outlet.basis is Basis.METADATA else None
    if told:
        named = outlets.of_host(told.value) or _shipped().of_host(told.value)
        return Fact(named.name, Basis.METADATA) if named else told
    if host and capture.given.url:
        return Fact(host, Basis.URL)
    address = masthead.of_path(capture.path)
    by_path = Fact(address, Basis.PATH) if address else None
    return page.outlet or (Fact(host, Basis.URL) if host else by_path)


def _shipped() -> Outlets:
    return Outlets.of_lines(
        f"{domain}\t{named}" for domain, named in table("outlet_domains").items()
    )
