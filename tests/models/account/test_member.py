import pytest

from models.account import Member, PasswordRefused, is_password_of
from tests.support.people import NOW, PASSWORD


def member():
    return Member(email="alice@acme.example", name="Alice Marsh", created_at=NOW)


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("short", "at least 12"),
        ("eleven more", "at least 12"),
        ("x" * 201, "at most 200"),
        ("aaaaaaaaaaaa", "easy to guess"),
        ("Alice@Acme.example", "easy to guess"),
        ("alice marsh!", "easy to guess"),
        ("alicemarsh26", "easy to guess"),
        ("password1234", "very common password"),
        ("iloveyou1234", "similar to a commonly used password"),
        ("P@ssw0rd2024", "similar to a commonly used password"),
        ("qwertyuiop12", "easy to guess"),
        ("monkeymonkeymonkey", "easy to guess"),
    ],
)
def test_a_password_that_is_no_use_is_refused_with_the_reason(password, why):
    alice = member()
    with pytest.raises(PasswordRefused, match=why):
        alice.set_password(password)
    assert alice.password_hash is None


@pytest.mark.parametrize("password", [PASSWORD, "correct horse battery staple", "tR7#kq9!Lm2x", "Möwe, Kahn und Brot"])
def test_no_rule_says_of_what_a_good_password_is_made(password):
    alice = member()
    alice.set_password(password)
    assert is_password_of(alice, password)


def test_a_password_is_kept_as_an_argon2id_hash_with_a_salt_of_its_own():
    one, other = member(), member()
    one.set_password(PASSWORD)
    other.set_password(PASSWORD)
    assert one.password_hash.startswith("$argon2id$")
    assert one.password_hash != other.password_hash
    assert PASSWORD not in one.password_hash


def test_only_the_right_password_of_the_right_address_is_a_members(database, alice):
    with database.writing() as session:
        session.merge(alice.member).set_password(PASSWORD)
    with database.reading() as session:
        found = Member.by_email(session, f" {alice.email.upper()} ")
        assert found.id == alice.member.id
        assert is_password_of(found, PASSWORD)
        assert not is_password_of(found, PASSWORD + " ")
        assert not is_password_of(Member.by_email(session, "nobody@acme.example"), PASSWORD)


def test_a_member_without_a_password_can_not_sign_in_with_the_one_nobody_has(database, alice):
    with database.reading() as session:
        found = Member.by_email(session, alice.email)
        assert found.password_hash is None
        assert not is_password_of(found, "nobody has this password")
        assert not is_password_of(found, "")
