from datetime import timedelta

import pyotp
import pytest

from models.account.authenticator import MOST_WRONG, REST, Authenticator
from models.account.recovery_code import CODES, RecoveryCode
from models.support.sealer import Sealer
from tests.support.at_rest import at_rest
from tests.support.people import NOW

SEALER = Sealer(b"k" * 32)


@pytest.fixture
def key(database, alice):
    with database.writing() as session:
        made = Authenticator.make(session, SEALER, session.merge(alice.member))
        made.confirmed_at = NOW
        return made.key(SEALER)


def takes(database, alice, code, now=NOW):
    with database.writing() as session:
        return Authenticator.of(session, alice.member.id).takes(session, SEALER, code, now)


def test_a_code_of_now_is_good_once_and_none_from_before_it_afterwards(database, alice, key):
    totp, step = pyotp.TOTP(key), timedelta(seconds=30)
    code = totp.at(NOW)
    assert takes(database, alice, f"{code[:3]} {code[3:]}")
    assert not takes(database, alice, code)
    assert not takes(database, alice, totp.at(NOW - step))
    assert takes(database, alice, totp.at(NOW + step))
    assert not takes(database, alice, totp.at(NOW + 4 * step))
    assert not takes(database, alice, "٤٥٦٧٨٩")


@pytest.mark.one_engine
def test_after_ten_wrong_codes_even_the_right_one_waits_a_while(database, alice, key):
    for _ in range(MOST_WRONG):
        assert not takes(database, alice, "000000", NOW)
    later = NOW + REST
    assert not takes(database, alice, pyotp.TOTP(key).at(NOW), NOW)
    assert takes(database, alice, pyotp.TOTP(key).at(later), later)


@pytest.mark.one_engine
def test_the_address_names_who_and_where(database, alice, key):
    with database.reading() as session:
        address = Authenticator.of(session, alice.member.id).address(SEALER, alice.email)
    assert address.startswith("otpauth://totp/Cairn:alice%40acme.example?secret=")
    assert "issuer=Cairn" in address


def test_promise_m5_an_authenticators_key_is_sealed_and_codes_are_hashed(database, alice, key):
    with database.writing() as session:
        codes = RecoveryCode.make(session, session.merge(alice.member))
    kept = at_rest(database)
    assert key.encode() not in kept
    assert not [code for code in codes if code.replace("-", "").encode() in kept]


@pytest.mark.one_engine
def test_a_code_that_was_written_down_is_good_once_however_it_is_typed(database, alice):
    with database.writing() as session:
        codes = RecoveryCode.make(session, session.merge(alice.member))
        assert len(set(codes)) == CODES
        assert RecoveryCode.use(session, alice.member.id, f" {codes[0].upper()} ")
        assert not RecoveryCode.use(session, alice.member.id, codes[0])
        assert not RecoveryCode.use(session, alice.member.id + 1, codes[1])
        assert RecoveryCode.left(session, alice.member.id) == CODES - 1
