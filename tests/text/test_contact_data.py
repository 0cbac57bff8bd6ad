"""E-mail addresses and telephone numbers are found however they are written, and nothing else is taken for one."""

import pytest
from smartspec.text.contact import contacts, identity_numbers, mail_in_address


@pytest.mark.parametrize(
    "number",
    [
        "0701234567", "070-123 45 67", "070-1234567", "070–123 45 67", "070\u2011123\u202f45\xa067", "070 - 123 45 67",
        "070/123 45 67", "070.123.45.67", "(070) 123 45 67", "(0)70 123 45 67", "0701-23 45 67", "08-123 456 78",
        "08-12 34 56", "0243-123 45", "0771-567 567", "010-123 45 67", "+46 (0)70 123 45 67", "+46(0)701234567",
        "+46701234567", "+46-70-123 45 67", "(+46) 70 123 45 67", "0046 70 123 45 67", "+32 2 123 45 67",
        "+47 22 12 34 56", "０７０１２３４５６７", "07\xad01\xad234567", "0\u03327\u033201234567", "070-123\n45 67",
        "år 2019 070-123 45 67", "Tel.0701234567", "(0701234567)",
    ],
)  # fmt: skip
def test_a_telephone_number_is_found(number: str) -> None:
    assert len(list(contacts(f"Ring {number}, eller skriv."))) == 1


@pytest.mark.parametrize(
    "number",
    [
        "811218-9876", "19811218-9876", "198112189876", "811218+9876", "811218 – 9876", "811218\u22129876",
        "811218-9876-01", "８１１２１８-９８７６", "811278-9873", "org.nr 811218-9876",
    ],
)  # fmt: skip
def test_a_persons_identity_number_is_found(number: str) -> None:
    assert len(list(identity_numbers(f"Firman ({number}) deltar."))) == 1


@pytest.mark.parametrize(
    "address",
    [
        "namn@exempel.se", "för.efternamn+s3@sub.exempel.se", "åsa@ö.se", "namn＠exempel．se",
        "nam\xadn@exem\u2060pel.se", "namn (at) exempel.se", "namn [at] exempel [punkt] se", "namn(snabel-a)exempel.se",
        "namn @ exempel.se",
    ],
)  # fmt: skip
def test_an_email_address_is_found(address: str) -> None:
    assert len(list(contacts(f"Skriv till {address}."))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "0001-01-01 09:00",
        "0001-12-31",
        "0701-12-31 09:30",
        "2027-03-04 09:30",
        "01-02-2023 och 08-02-2023",
        "01022023",
        "08.00–16.30",
        "kl. 08-12, 13-17",
        "vecka 08-12 2024",
        "2014–2020, 2021–2027",
        "1 234 567",
        "1 070 123 456 kr",
        "1\xa0070\xa0123\xa0456 kr",
        "1.070.123.456",
        "+1 234 567 890 kr",
        "0,701234567 och 3,0701234567",
        "556012-5790",
        "202100-0001",
        "165560125790",
        "org.nr 0701234567",
        "811218-9875",  # the last digit is wrong
        "811318-9874",
        "8112189876",
        "dnr 811218-9876",
        "2021-811218-9876",
        "202209201234 20220920-1234",
        "ISBN 978-91-7000-123-4",
        "ISBN 0306406152",
        "ISBN-10: 0306406152",
        "ISBN 978 0306406157",
        "ISSN 0140-6736",
        "dnr 2020/1234",
        "dnr 2020/0123456",
        "Dnr RUN 0701-2345-19",
        "diarienummer 05123-2019",
        "2019-05123",
        "doi:10.1080/09654313.2013.820094",
        "https://exempel.se/a/0701234567",
        "https://exempel.se/?id=0701234567",
        "0180 1280 1480",
        "01110 01120 01131",
        "SE0701234567",
        "nabs:05 nace:C24",
        "2014SE16RFOP008",
        "@regiondalarna",
        "paket@1.2.3",
        "m² och 10⁶",
    ],
)
def test_what_is_no_contact_data_is_let_through(text: str) -> None:
    assert [*contacts(text), *identity_numbers(text)] == []


def test_contact_data_are_told_with_their_lines() -> None:
    text = "å\nnamn@exempel.se\n070–123\n45 67 och a@b.se"
    assert sorted(contacts(text)) == [(1, "namn@exempel.se"), (2, "070-123 45 67"), (3, "a@b.se")]


@pytest.mark.parametrize(
    ("address", "mail"),
    [
        ("https://exempel.se/?till=namn@exempel.se", "namn@exempel.se"),
        ("https://exempel.se/?till=namn%40exempel.se", "namn@exempel.se"),
        ("https://exempel.se/%6Eamn@exempel.se#a", "namn@exempel.se"),
        ("https://exempel.se/kontakt/a.b@exempel.se/", "a.b@exempel.se"),
        ("https://exempel.se/@region@exempel.org", None),
        ("https://exempel.se/karta/@59.33,18.06,15z", None),
        ("https://exempel.se/0701234567", None),
    ],
)
def test_an_email_address_is_found_within_a_web_address(address: str, mail: str | None) -> None:
    assert mail_in_address(address) == mail
