import pytest

from models.support.privacy_settings import PrivacySettings


def test_nothing_has_to_be_set():
    assert PrivacySettings.read({}) == PrivacySettings()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("CAIRN_PRIVACY_CONTACT", "privacy@example.com"),
        ("CAIRN_PRIVACY_CONTACT", "javascript:alert(1)"),
        ("CAIRN_PRIVACY_CONTACT", "mailto:a b@example.com"),
        ("CAIRN_AUTHORITY_URL", "http://authority.example"),
        ("CAIRN_AUTHORITY_URL", "https://"),
        ("CAIRN_AUTHORITY_URL", "https://[broken"),
        ("CAIRN_CONTROLLER", "x" * 301),
    ],
)
def test_what_can_not_be_linked_or_shown_is_refused_by_its_name(name, text):
    with pytest.raises(ValueError, match=name):
        PrivacySettings.read({name: text})
