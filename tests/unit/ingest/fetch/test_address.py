import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.ingest.fetch.address import NEVER, PRIVATE, refusal

REFUSED = {
    "127.0.0.1": "loopback",
    "127.255.255.254": "loopback",
    "::1": "loopback",
    "10.1.2.3": "private",
    "172.31.255.255": "private",
    "192.168.0.1": "private",
    "100.64.0.1": "private",
    "fd12:3456::1": "private",
    "169.254.169.254": "metadata",
    "100.100.100.200": "metadata",
    "168.63.129.16": "metadata",
    "fd00:ec2::254": "metadata",
    "169.254.1.1": "link-local",
    "fe80::1": "link-local",
    "fe80::1%eth0": "malformed",
    "224.0.0.1": "multicast",
    "ff02::1": "multicast",
    "0.0.0.0": "unspecified",  # noqa: S104 - an address, nothing binds to it
    "::": "unspecified",
    "255.255.255.255": "reserved",
    "192.0.2.1": "reserved",
    "198.18.0.1": "reserved",
    "2001:db8::1": "reserved",
    "2002:7f00:1::": "reserved",
    "2001:0:7f00:1::": "reserved",
    "64:ff9b:1::1": "reserved",
    "::ffff:127.0.0.1": "loopback",
    "::ffff:10.0.0.1": "private",
    "::ffff:169.254.169.254": "metadata",
    "64:ff9b::7f00:1": "loopback",
    "::127.0.0.1": "reserved",
    "nonsense": "malformed",
}
NETWORKS = [
    ipaddress.ip_network(each)
    for table in (PRIVATE, NEVER)
    for nets in table.values()
    for each in nets.split()
]


@pytest.mark.parametrize("address", REFUSED)
def test_addresses_inside_somebodys_network_are_refused(address):
    """The kind of the address is told, whatever it is wrapped in."""
    assert refusal(address) == REFUSED[address]


@pytest.mark.parametrize(
    "address",
    [
        "8.8.8.8",
        "172.32.0.1",
        "100.128.0.1",
        "2606:4700::1111",
        "::ffff:8.8.8.8",
        "64:ff9b::808:808",
    ],
)
def test_addresses_of_the_open_net_are_not(address):
    """What lies beside a refused block is open; so is an open address that is wrapped."""
    assert refusal(address) is None


@pytest.mark.parametrize("address", REFUSED)
def test_an_intranet_may_be_allowed_and_nothing_more(address):
    """Allowing private addresses opens the user's own machine and network only."""
    kind = refusal(address, allow_private=True)

    assert kind == (None if REFUSED[address] in PRIVATE else REFUSED[address])


@given(st.ip_addresses())
def test_an_address_that_python_calls_private_is_never_let_through(address):
    """The tables refuse at least what the standard library does, but for what carries IPv4."""
    plain = (address.version == 6 and address.ipv4_mapped) or address
    carried = address.version == 6 and address in ipaddress.ip_network("64:ff9b::/96")
    if not plain.is_global or plain.is_multicast or plain.is_reserved:
        assert refusal(str(address)) or carried


@given(st.sampled_from(NETWORKS), st.integers(0, 2**128), st.sampled_from(["", "::ffff:"]))
def test_every_address_of_a_listed_block_is_refused(network, number, prefix):
    """No address of a block slips through, plain or mapped into IPv6."""
    address = network[number % network.num_addresses]
    written = f"{prefix}{address}" if address.version == 4 else str(address)

    assert refusal(written)
