import pytest

from models.support.operating_settings import OperatingSettings
from models.support.settings import BadSetting, Settings


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("CAIRN_METRICS_ALLOW", "everybody"),
        ("CAIRN_METRICS_ALLOW", "10.0.0.1/8"),
        ("CAIRN_SENTRY_DSN", "https://sentry.example.com/42"),
        ("CAIRN_SENTRY_DSN", "https://key@sentry.example.com/project"),
        ("CAIRN_SENTRY_DSN", "sentry.example.com"),
        ("CAIRN_SENTRY_DSN", "https://key@sentry.example.com:99999/42"),
        ("CAIRN_OUTBOUND_PROXY", "socks5://proxy.example.com:1080"),
        ("CAIRN_OUTBOUND_PROXY", "http://proxy.example.com:3128/path"),
        ("CAIRN_CA_FILE", "/nowhere/ca.pem"),
        ("CAIRN_CA_FILE", __file__),
        ("CAIRN_SECURITY_CONTACT", "security@example.com"),
        ("CAIRN_SECURITY_CONTACT", "mailto:a@example.com\nmailto:b@example.com"),
    ],
)
def test_what_can_not_be_used_stops_start_up_and_names_itself(tmp_path, name, value):
    with pytest.raises(BadSetting, match=name):
        Settings.read({name: value}, tmp_path)


@pytest.mark.parametrize(
    ("asker", "may"),
    [
        ("10.1.2.3", True),
        ("10.2.0.1", False),
        ("::ffff:10.1.2.3", True),
        ("2001:db8::7", True),
        ("192.0.2.9", True),
        ("", False),
        ("testclient", False),
    ],
)
def test_metrics_are_for_the_networks_that_are_named(asker, may):
    read = OperatingSettings.read({"CAIRN_METRICS_ALLOW": "10.1.0.0/16, 192.0.2.9,2001:db8::/64"})
    assert read.may_see_metrics(asker) is may


def test_nobody_is_named_unless_the_operator_does():
    assert not OperatingSettings.read({}).may_see_metrics("127.0.0.1")


def test_names_of_visitors_side_and_the_kind_of_log_are_read_and_a_bad_one_names_itself():
    given = {"CAIRN_VISITOR_HOSTS": "CDN.example.com, cdn.example.net:8443", "CAIRN_ENV": "production"}
    read = OperatingSettings.read(given)
    assert read.visitor_hosts == {"cdn.example.com", "cdn.example.net:8443"}
    assert read.log == "json"
    assert OperatingSettings.read({}).log == "text"
    for name, wrong in {"CAIRN_VISITOR_HOSTS": "https://cdn.example.com/", "CAIRN_LOG": "xml"}.items():
        with pytest.raises(ValueError, match=name):
            OperatingSettings.read({name: wrong})
