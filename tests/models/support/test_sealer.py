import pytest

from models.support.sealed_kind import BOUND_TO, Binding, SealedKind
from models.support.sealer import Sealer, Unsealable
from tests.support.first_envelope import first_envelope

KEY = b"k" * 32
SITE = Binding.of(SealedKind.SIGN_IN, organisation=1, site=7, origin="https://app.acme.example")


def bindings(kind: SealedKind) -> dict[str, Binding]:
    """A secret's own binding under an empty name, and by each thing it is bound to, one where only that differs."""
    own = {name: f"{name} 1" for name in BOUND_TO[kind]}
    return {"": Binding.of(kind, **own), **{name: Binding.of(kind, **{**own, name: f"{name} 2"}) for name in own}}


def test_what_was_sealed_opens_for_what_it_is_bound_to():
    sealer = Sealer(KEY)
    envelope = sealer.seal("session=grå hegre", SITE)
    assert "session" not in envelope
    assert envelope.startswith("v2.1.")
    assert sealer.open(envelope, SITE) == "session=grå hegre"
    assert sealer.seal("session=grå hegre", SITE) != envelope
    data = sealer.seal_bytes(b"\x00grey.heron", SITE)
    assert b"heron" not in data
    assert sealer.open_bytes(data, SITE) == b"\x00grey.heron"


@pytest.mark.parametrize("kind", SealedKind)
def test_promise_m5_a_secret_of_any_kind_opens_nowhere_else(kind):
    sealer, own = Sealer(KEY), bindings(kind)[""]
    others = [binding for name, binding in bindings(kind).items() if name]
    others += [bindings(other)[""] for other in SealedKind if other is not kind]
    text, data = sealer.seal("secret", own), sealer.seal_bytes(b"secret", own)
    assert len(others) >= len(SealedKind)
    for other in others:
        with pytest.raises(Unsealable):
            sealer.open(text, other)
        with pytest.raises(Unsealable):
            sealer.open_bytes(data, other)


def test_every_kind_is_in_the_list_and_bound_to_its_organisation_or_to_the_member_whose_it_is():
    """But for what a browser keeps while somebody signs in at a provider, who is not known yet, and for the key of an hour."""
    assert set(BOUND_TO) == set(SealedKind)
    of_somebody = {kind for kind, names in BOUND_TO.items() if "organisation" in names or names in {("member",), ("subject",)}}
    assert set(SealedKind) - of_somebody == {SealedKind.PROVIDER_STATE, SealedKind.HOUR_KEY}
    assert BOUND_TO[SealedKind.PROVIDER_STATE] == ("provider",)


@pytest.mark.parametrize("given", [{}, {"organisation": 1, "site": 7}, {"organisation": 1, "site": 7, "origin": "x", "more": 1}])
def test_a_binding_that_leaves_something_out_is_a_mistake_in_the_code(given):
    with pytest.raises(TypeError, match="bound to organisation, site, origin"):
        Binding.of(SealedKind.SIGN_IN, **given)


def test_values_can_not_be_shifted_from_one_place_to_the_next():
    values = (("7,x", "y"), ("7", "x,y"))
    shifted = [Binding.of(SealedKind.SIGN_IN, organisation=1, site=site, origin=origin) for site, origin in values]
    assert shifted[0].written() != shifted[1].written()


@pytest.mark.parametrize("envelope", ["", "v2.1.AAAA", "v3.1.AAAA.BBBB", "v2.9.AAAA.BBBB", "v2.1.%%%%.BBBB", "v2.1.AAAA.BBBB"])
def test_what_is_no_envelope_is_refused_in_a_sentence(envelope):
    with pytest.raises(Unsealable, match="CAIRN_SECRET_KEY"):
        Sealer(KEY).open(envelope, SITE)
    with pytest.raises(Unsealable, match="CAIRN_SECRET_KEY"):
        Sealer(KEY).open_bytes(envelope.encode(), SITE)


def test_the_first_format_opens_only_where_it_is_asked_for():
    sealer, envelope = Sealer(KEY), first_envelope(KEY, "secret", "watch:7")
    assert sealer.open_first(envelope, "watch:7") == "secret"
    with pytest.raises(Unsealable):
        sealer.open_first(envelope, "watch:8")
    with pytest.raises(Unsealable):
        sealer.open(envelope, SITE)
    with pytest.raises(Unsealable):
        sealer.open_first(sealer.seal("secret", SITE), "watch:7")


def test_one_changed_character_is_noticed():
    envelope = Sealer(KEY).seal("secret", SITE)
    changed = envelope[:-3] + ("A" if envelope[-3] != "A" else "B") + envelope[-2:]
    with pytest.raises(Unsealable):
        Sealer(KEY).open(changed, SITE)


def test_promise_m5_another_secret_key_opens_nothing():
    with pytest.raises(Unsealable):
        Sealer(b"z" * 40).open(Sealer(KEY).seal("secret", SITE), SITE)


def test_a_name_for_bytes_says_nothing_about_them_without_the_key():
    sealer = Sealer(KEY)
    assert sealer.name_of(b"page", "1:7") == sealer.name_of(b"page", "1:7")
    others = [Sealer(b"z" * 40).name_of(b"page", "1:7"), sealer.name_of(b"page", "1:8"), sealer.name_of(b"pages", "1:7")]
    assert sealer.name_of(b"page", "1:7") not in others
