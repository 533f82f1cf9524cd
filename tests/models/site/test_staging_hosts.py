import pytest

from models.release.staging_switch import staged
from models.site.staging_hosts import BadHost, read_hosts


@pytest.mark.parametrize(
    ("typed", "hosts"),
    [
        ("", []),
        ("staging.acme.example", ["staging.acme.example"]),
        ("https://Staging.Acme.example/login?x", ["staging.acme.example"]),
        ("*.preview.acme.example", [".preview.acme.example"]),
        ("localhost:3000, [::1]:3000\n127.0.0.1", ["localhost:3000", "[::1]:3000", "127.0.0.1"]),
        ("a.example a.example", ["a.example"]),
        ("bücher.example", ["xn--bcher-kva.example"]),
    ],
)
def test_hosts_are_read_as_browsers_write_them(typed, hosts):
    assert read_hosts(typed) == hosts


@pytest.mark.parametrize("typed", ["a b<c", "*.*", "..", "a..b", "x" * 64, "é" * 300, "*", '"),alert(1)//'])
def test_what_is_no_host_is_refused(typed):
    with pytest.raises(BadHost):
        read_hosts(typed)


def test_sites_without_staging_hosts_pay_nothing():
    assert staged("run()", [], "https://cairn.example/x.js") == "run()"


def test_the_script_of_production_hands_over_on_staging_hosts():
    script = staged("run()", ["a.example", ".b.example"], "https://cairn.example/x.js?environment=staging")
    assert script.startswith('["a.example",".b.example"].some(')
    assert script.endswith('?import("https://cairn.example/x.js?environment=staging"):run()')
