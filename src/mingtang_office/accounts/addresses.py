"""The address of a client, behind as many proxies as the settings say."""

from __future__ import annotations

import ipaddress

from allauth.core.internal.httpkit import get_client_ip
from django.http import HttpRequest

UNKNOWN = "0.0.0.0"  # noqa: S104  # of a request that came by no network: a local socket, a test
_IPV6_SITE = 64  # one line at home or in an office has that many addresses at its hands


def client_address(request: HttpRequest) -> str:
    """As text; of IPv6 the network of the site, since a site has addresses without number."""
    address = ipaddress.ip_address(get_client_ip(request) or UNKNOWN)
    if address.version == 6:
        return str(ipaddress.ip_network((address, _IPV6_SITE), strict=False).network_address)
    return str(address)
