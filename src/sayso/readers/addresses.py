"""Addresses: what may be shown of one, and which of them only this network can reach."""

import base64
import ipaddress
import re
import socket
from urllib.parse import unquote, urlsplit

_USER = re.compile(r"(?<=[A-Za-z0-9+.-]://)[^/?#\\]*@")
_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")
"""IPv6 addresses that stand for IPv4 ones (RFC 6052)."""
_PORTS = {"http": 80, "https": 443}


def without_password(address: str) -> str:
    """The address without the name and password of a user, which are nobody else's business."""
    return _USER.sub("", address, count=1)


def authorization(address: str) -> dict[str, str]:
    """The header that the name and password in an address ask for; none where it has none."""
    try:
        parts = urlsplit(address)
        name, password = parts.username, parts.password
    except ValueError:
        return {}
    if name is None:
        return {}
    told = f"{unquote(name)}:{unquote(password or '')}".encode()
    return {"Authorization": f"Basic {base64.b64encode(told).decode('ascii')}"}


def origin(address: str) -> tuple[str, str, int | None]:
    """The scheme, host and port of an address; a port of None is none that can be."""
    parts = urlsplit(address)
    scheme = parts.scheme.lower()
    try:
        port = parts.port or _PORTS.get(scheme)
    except ValueError:
        port = None
    return scheme, (parts.hostname or "").lower(), port


def is_private(host: str) -> bool:
    """Whether an IP address is one that the internet cannot reach: this machine, this network."""
    found = ipaddress.ip_address(host.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        if found in _TRANSLATED:
            inner: ipaddress.IPv4Address | None = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        else:
            inner = found.ipv4_mapped or found.sixtofour
        if inner is not None:
            found = inner
    return not found.is_global or found.is_multicast


def leads_to_private(host: str, port: int) -> bool:
    """Whether any of the addresses that a host's name stands for is private."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError:  # whoever asks there will be told
        return False
    return any(is_private(str(entry[4][0])) for entry in found)
