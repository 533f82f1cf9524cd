import pytest

from models.support.sealer import Sealer, Unsealable

KEY = b"k" * 40


def test_what_was_sealed_opens_for_its_purpose():
    sealer = Sealer(KEY)
    envelope = sealer.seal("session=grå hegre", "watch:7")
    assert "session" not in envelope
    assert envelope.startswith("v1.1.")
    assert sealer.open(envelope, "watch:7") == "session=grå hegre"
    assert sealer.seal("session=grå hegre", "watch:7") != envelope


@pytest.mark.parametrize("purpose", ["watch:8", "channel:7", ""])
def test_moved_elsewhere_it_does_not_open(purpose):
    sealer = Sealer(KEY)
    with pytest.raises(Unsealable):
        sealer.open(sealer.seal("secret", "watch:7"), purpose)


@pytest.mark.parametrize("envelope", ["", "v1.1.AAAA", "v2.1.AAAA.BBBB", "v1.9.AAAA.BBBB", "v1.1.%%%%.BBBB", "v1.1.AAAA.BBBB"])
def test_what_is_no_envelope_is_refused_in_a_sentence(envelope):
    with pytest.raises(Unsealable, match="CAIRN_SECRET_KEY"):
        Sealer(KEY).open(envelope, "watch:7")


def test_one_changed_character_is_noticed():
    envelope = Sealer(KEY).seal("secret", "watch:7")
    changed = envelope[:-3] + ("A" if envelope[-3] != "A" else "B") + envelope[-2:]
    with pytest.raises(Unsealable):
        Sealer(KEY).open(changed, "watch:7")


def test_promise_m5_another_secret_key_opens_nothing():
    with pytest.raises(Unsealable):
        Sealer(b"z" * 40).open(Sealer(KEY).seal("secret", "watch:7"), "watch:7")


def test_promise_m5_older_data_keys_open_for_as_long_as_they_are_listed():
    old = Sealer(KEY, ("1",)).seal("secret", "watch:7")
    rotated = Sealer(KEY, ("2", "1"))
    assert rotated.open(old, "watch:7") == "secret"
    assert rotated.seal("secret", "watch:7").startswith("v1.2.")
    with pytest.raises(Unsealable):
        Sealer(KEY, ("2",)).open(old, "watch:7")
