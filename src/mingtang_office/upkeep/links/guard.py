"""Which hosts of others may be spoken to: what the whole world reaches, never a network of the house.

The name is resolved here, once, and the connection goes to the address that was judged: a name that
resolves otherwise the next moment changes nothing.
"""

from __future__ import annotations

import socket
from collections.abc import Callable, Sequence
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

Resolve = Callable[[str, int], Sequence[str]]

# An IPv6 address may carry one of IPv4 that is somebody's private one.
_CARRIERS = tuple(
    ip_network(net) for net in ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32", "::/96")
)


class Inner(Exception):
    """The host is, or may be, one of the house's own network."""


class NoSuchHost(Exception):
    """The name leads to no address."""


def system_resolve(host: str, port: int) -> Sequence[str]:
    """Every address of a name. Raises `NoSuchHost`."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise NoSuchHost from None
    return [str(each[4][0]) for each in found]


def is_for_all(address: str) -> bool:
    """Whether an address is one of the public Internet.

    >>> [is_for_all(each) for each in ("8.8.8.8", "10.0.0.1", "169.254.169.254", "::ffff:127.0.0.1")]
    [True, False, False, False]
    """
    try:
        told: IPv4Address | IPv6Address = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(told, IPv6Address):
        if told.ipv4_mapped is not None:
            told = told.ipv4_mapped
        elif any(told in net for net in _CARRIERS):
            return False
    return told.is_global and not told.is_multicast and not told.is_reserved


def pinned(host: str, port: int, resolve: Resolve = system_resolve) -> str:
    """The address to connect to. One inner address among several refuses the name. Raises `Inner`,
    `NoSuchHost`."""
    found = list(resolve(host, port))
    if not found:
        raise NoSuchHost
    if not all(is_for_all(each) for each in found):
        raise Inner
    return found[0]
