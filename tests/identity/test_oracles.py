"""Held to well-kept libraries: python-stdnum for Chinese numbers and cards, phonenumbers for telephone numbers."""

from datetime import date

import phonenumbers
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from stdnum import luhn
from stdnum.cn import ric, uscc
from stdnum.exceptions import InvalidChecksum, InvalidComponent, ValidationError
from stdnum.iso7064 import mod_11_2

from tests.identity.dirty_values import CANONICAL, CREDIT_CODE_LETTERS, digits
from tongguan.identity import Identifier, Reason, load_identity_book, normaliser_of

BOOK = load_identity_book()
RESIDENT, CREDIT, CARD, PHONE, MOBILE = (
    normaliser_of(BOOK, kind) for kind in ("resident_id", "unified_social_credit_code", "bank_card", "phone", "mobile")
)


@given(CANONICAL["resident_id"].filter(lambda text: len(text) == 18 and text[0] != "0"))
@example("44052418800101001" + "4")
def test_resident_ids(text: str) -> None:
    found = RESIDENT(text)
    if found is Reason.PLACEHOLDER:
        return
    try:
        ric.validate(text)
    except InvalidChecksum:
        assert found in {Reason.CHECKSUM, Reason.IMPLAUSIBLE}
    except (InvalidComponent, KeyError):  # it forgets counties that never were
        # stdnum also knows counties, and when each of them was one: we look at the province alone
        assert found is Reason.IMPLAUSIBLE or isinstance(found, Identifier)
    else:
        year = int(text[6:10])
        assert found == Identifier("resident_id", text) or not 1850 <= year <= 2099


@given(digits(17))
def test_the_check_character_of_resident_ids(body: str) -> None:
    assume(body[0] != "0")
    for character in "0123456789X":
        found = RESIDENT(body + character)
        if mod_11_2.is_valid(body + character):
            assert found is not Reason.CHECKSUM
        else:
            assert not isinstance(found, Identifier)


@given(st.dates(date(1900, 1, 1), date(1999, 12, 31)), digits(3))
def test_fifteen_digits_become_eighteen(born: date, order: str) -> None:
    found = RESIDENT(f"310115{born:%y%m%d}{order}")
    body = f"310115{born:%Y%m%d}{order}"
    assert found == Identifier("resident_id", body + mod_11_2.calc_check_digit(body))


@given(
    st.text(CREDIT_CODE_LETTERS, min_size=2, max_size=2),
    digits(6),
    st.text(CREDIT_CODE_LETTERS, min_size=10, max_size=10),
)
def test_credit_codes(first: str, region: str, rest: str) -> None:
    text = first + region + rest
    found = CREDIT(text)
    if not first.isdigit():
        return  # stdnum asks for digits; GB 32100 allows letters
    try:
        uscc.validate(text)
    except InvalidChecksum:
        assert found in {Reason.CHECKSUM, Reason.PLACEHOLDER}
    else:
        assert found == Identifier("unified_social_credit_code", text) or len(set(text)) == 1
    right = text[:-1] + uscc.calc_check_digit(text[:-1])
    assert CREDIT(right) == Identifier("unified_social_credit_code", right) or len(set(right)) == 1


@given(st.integers(10**12, 10**19 - 1).map(str))
def test_cards(text: str) -> None:
    assume(len(set(text)) > 1)
    assert isinstance(CARD(text), Identifier) is luhn.is_valid(text)
    right = text[:-1] + luhn.calc_check_digit(text[:-1])
    assert CARD(right) == Identifier("bank_card", right)


REGIONS = sorted(phonenumbers.SUPPORTED_REGIONS)


@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize("kind", [phonenumbers.PhoneNumberType.MOBILE, phonenumbers.PhoneNumberType.FIXED_LINE])
def test_every_country(region: str, kind: int) -> None:
    """The example number of each country is read from each way in which it is written with its country code."""
    number = phonenumbers.example_number_for_type(region, kind)
    if number is None:
        return
    wanted = Identifier("phone", phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))
    if kind == phonenumbers.PhoneNumberType.MOBILE or region != "CN":
        assert PHONE(wanted.text) == wanted
        assert PHONE(f"00{wanted.text[1:]}") == wanted
    assert PHONE(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)) == wanted


@given(st.from_regex(r"1[0-9]{10}", fullmatch=True), st.sampled_from(["", "86", "+86", "0086"]))
def test_chinese_mobiles(text: str, lead: str) -> None:
    """What phonenumbers takes for a mobile is taken; we take more, for new segments keep being opened."""
    number = phonenumbers.parse(f"+86{text}")
    found = MOBILE(lead + text)
    kind = phonenumbers.number_type(number)
    if (
        phonenumbers.is_valid_number(number)
        and kind == phonenumbers.PhoneNumberType.MOBILE
        and not text.endswith("00000000")
    ):
        assert found == PHONE(lead + text) == Identifier("phone", f"+86{text}")
    if isinstance(found, Identifier):
        assert found == Identifier("phone", phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


@given(CANONICAL["phone"])
def test_what_is_read_as_a_mainland_number_is_the_number_it_stands_for(text: str) -> None:
    found = PHONE(text)
    if isinstance(found, Reason):
        return
    try:
        number = phonenumbers.parse(text, "CN")
    except phonenumbers.NumberParseException:
        return
    # the trunk prefixes of other countries are theirs: only our own is taken off
    if phonenumbers.is_valid_number(number) and number.country_code == 86:
        assert found.text == phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


@given(st.sampled_from(sorted(phonenumbers.COUNTRY_CODE_TO_REGION_CODE)))
def test_every_country_code_is_listed(code: int) -> None:
    assert str(code) in BOOK.lists["country_codes"]


def test_no_other_country_code_is_listed() -> None:
    assert set(BOOK.lists["country_codes"]) == {str(code) for code in phonenumbers.COUNTRY_CODE_TO_REGION_CODE}


def test_the_printed_numbers_would_otherwise_be_right() -> None:
    """A stand-in that fails on other grounds needs no place in the list."""
    for text in BOOK.lists["printed_resident_ids"]:
        assert mod_11_2.is_valid(text), text
    for text in BOOK.lists["printed_cards"]:
        assert luhn.is_valid(text), text
    with pytest.raises((ValidationError, KeyError)):
        ric.validate("110199199003077673")  # the county 110199 does not exist: our examples are nobody's
