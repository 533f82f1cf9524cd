import pytest

from models.support.oidc_settings import OidcSetting
from models.support.settings import BadSetting, Settings

GOOD = {"CAIRN_OIDC_ISSUER": "https://login.example.com/realms/a", "CAIRN_OIDC_CLIENT_ID": "cairn"}


def test_there_is_no_provider_unless_one_is_named():
    assert OidcSetting.read({}) is None
    assert OidcSetting.read(GOOD) == OidcSetting("https://login.example.com/realms/a", "cairn", "", "login.example.com")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("CAIRN_OIDC_ISSUER", ""),
        ("CAIRN_OIDC_ISSUER", "login.example.com"),
        ("CAIRN_OIDC_ISSUER", "https://login.example.com:port"),
        ("CAIRN_OIDC_ISSUER", "https://me@login.example.com"),
        ("CAIRN_OIDC_ISSUER", "https://login.example.com/?a=b"),
        ("CAIRN_OIDC_ISSUER", "https://login.example.com/#"),
        ("CAIRN_OIDC_ISSUER", "ldap://login.example.com"),
        ("CAIRN_OIDC_CLIENT_ID", ""),
        ("CAIRN_OIDC_CLIENT_ID", "c" * 501),
        ("CAIRN_OIDC_NAME", "n" * 61),
        ("CAIRN_OIDC_CLIENTID", "a slip of the pen"),
    ],
)
def test_a_bad_setting_stops_the_start_and_names_itself(tmp_path, name, value):
    with pytest.raises(BadSetting, match=name):
        Settings.read({**GOOD, "CAIRN_SECRET_KEY": "k" * 32, name: value}, tmp_path)
