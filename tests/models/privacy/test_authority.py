"""Where people can complain: the organisation's choice, the instance's setting, or what the instance's region says."""

import pytest

from models.account import Organisation
from models.privacy.authority import AUTHORITIES, AuthorityRefused, authority_of, read_authority
from models.support.privacy_settings import PrivacySettings, is_page
from models.support.working_days import assert_region

OWN, SET = "https://own.example/", "https://set.example/"


@pytest.mark.parametrize(
    ("own", "settings", "page"),
    [
        (OWN, PrivacySettings(authority=SET, region="DE-BY"), OWN),
        ("", PrivacySettings(authority=SET, region="DE-BY"), SET),
        ("", PrivacySettings(region="DE-BY"), AUTHORITIES["DE"][1]),
        ("", PrivacySettings(region="US-CA"), ""),
        ("", PrivacySettings(), ""),
    ],
)
def test_the_nearest_that_says_it_is_named(own, settings, page):
    assert authority_of(Organisation(name="Acme", authority=own), settings) == page


def test_a_stranger_reads_that_of_the_instance():
    assert authority_of(None, PrivacySettings(authority=SET)) == SET


def test_each_that_is_known_is_a_page_of_a_region_that_can_be_set():
    for region, (country, page) in AUTHORITIES.items():
        assert_region(region)
        assert country
        assert is_page(page)


@pytest.mark.parametrize(
    "text", ["the one in Bonn", "http://plain.example/", "javascript:alert(1)", "https://x.example/" + "x" * 500]
)
def test_what_is_no_page_is_refused(text):
    with pytest.raises(AuthorityRefused):
        read_authority(text)
    assert read_authority("") == ""
