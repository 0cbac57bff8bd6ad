"""An address that may be published leads where a reader thinks: the same in links of prose and in fields."""

import pytest
from pydantic import TypeAdapter, ValidationError
from smartspec.model.values import WebAddress
from smartspec.read.markdown import convert

FIELD = TypeAdapter(WebAddress)


def in_field(address: str) -> bool:
    try:
        FIELD.validate_python(address)
    except ValidationError:
        return False
    return True


def in_prose(address: str) -> bool:
    return bool('href="' in convert(f"[text](<{address}>)", [])["html"])


@pytest.mark.parametrize(
    "address",
    [
        "https://www.scb.se", "http://scb.se/", "HTTPS://WWW.SCB.SE/A", "https://www.scb.se:8443/a",
        "https://www.scb.se:65535/", "https://www.scb.se?a=b", "https://www.scb.se/a%C3%A5#b", "https://1177.se/a@b",
        "https://a-b.c--d.example/",
    ],
)  # fmt: skip
def test_an_ordinary_address_is_accepted_in_prose_and_in_fields(address: str) -> None:
    assert in_field(address)
    assert in_prose(address)


@pytest.mark.parametrize(
    "address",
    [
        "https://./", "https://.se/", "https://www..se/", "https://www.scb.se./", "https://-scb.se/",
        "https://scb-.se/", "https://localhost/", "https://127.0.0.1/", "https://[::1]/", "https:///scb.se",
        "https:scb.se", "https://anna@scb.se/", "https://anna:ord@scb.se/", "https://scb.se:80@evil.example/",
        "https://scb.se%2eevil.example/", "https://scb%2Ese/", "https://xn--scb-8cd.se/", "https://www.XN--scb-8cd.se/",
        "https://scb.xn--p1ai/", "https://scb.se:x/", "https://scb.se:123456/", "https://scb.se:65536/",
        "https://scb.se:99999", "https://scb.se:0/", "https://scb.se:00000?a", "https://scb.se\\@evil.example/",
        "https://s\u0441b.se/", "ftp://scb.se/",
    ],
)  # fmt: skip
def test_an_address_that_deceives_or_leads_nowhere_is_refused_in_prose_and_in_fields(address: str) -> None:
    assert not in_field(address)
    assert not in_prose(address)
