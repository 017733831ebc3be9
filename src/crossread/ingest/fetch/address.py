"""Which IP addresses may be connected to.

A stranger's feed may name any host, and a host's owner may point its name at any address, so the
address itself is what is ruled on. Tables rather than ``ipaddress.is_global``, which changed its
mind between patch releases of Python. IPv6 is closed but for the block that is handed out.
"""

from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

# What an intranet may be allowed to be: the user's own machine and network.
PRIVATE = {
    "loopback": "127.0.0.0/8 ::1/128",
    "private": "10.0.0.0/8 172.16.0.0/12 192.168.0.0/16 100.64.0.0/10 fc00::/7",
}
# Never connected to: nobody's site is there, and keys of cloud machines are.
NEVER = {
    "metadata": (
        "169.254.169.254/32 169.254.170.2/32 100.100.100.200/32 168.63.129.16/32 192.0.0.192/32 "
        "fd00:ec2::254/128 fd20:ce::254/128"
    ),
    "unspecified": "0.0.0.0/8 ::/128",
    "link-local": "169.254.0.0/16 fe80::/10 fec0::/10",
    "multicast": "224.0.0.0/4 ff00::/8",
    "reserved": (
        "192.0.0.0/24 192.0.2.0/24 192.88.99.0/24 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 "
        "240.0.0.0/4 2001::/23 2001:db8::/32 2002::/16 3fff::/20"
    ),
}
_GLOBAL_V6 = IPv6Network("2000::/3")
# Behind these stands an IPv4 address: mapped ones, and those of networks without IPv4 (NAT64).
_CARRIERS = (IPv6Network("::ffff:0:0/96"), IPv6Network("64:ff9b::/96"))


def _table(named: dict[str, str]) -> list[tuple[Network, str]]:
    return [(ip_network(each), kind) for kind, nets in named.items() for each in nets.split()]


_PRIVATE, _NEVER = _table(PRIVATE), _table(NEVER)


def refusal(address: str, *, allow_private: bool = False) -> str | None:
    """Return what is wrong with connecting to an IP address; None when it may be done.

    >>> refusal("192.168.0.1"), refusal("192.168.0.1", allow_private=True)
    ('private', None)
    >>> refusal("::ffff:169.254.169.254", allow_private=True)
    'metadata'
    """
    try:
        meant = _meant(ip_address(address))
    except ValueError:  # "fe80::1%eth0" too: with a scope it is local
        return "malformed"
    kind = _kind(meant, _NEVER)
    if kind:
        return kind
    kind = _kind(meant, _PRIVATE)
    if kind:
        return None if allow_private else kind
    return "reserved" if isinstance(meant, IPv6Address) and meant not in _GLOBAL_V6 else None


def _kind(address: Address, table: list[tuple[Network, str]]) -> str | None:
    return next((kind for network, kind in table if address in network), None)


def _meant(address: Address) -> Address:
    """Return the IPv4 address that an IPv6 one carries, or the address itself."""
    if isinstance(address, IPv6Address):
        if address.scope_id:
            raise ValueError(address)
        if any(address in carrier for carrier in _CARRIERS):
            return IPv4Address(int(address) & 0xFFFF_FFFF)
    return address
