from urllib.request import urlopen

import pytest

from tests.sites.django_admin import django_admin


def fetch(address: str) -> str:
    with urlopen(address) as answer:
        return answer.read().decode()


@pytest.mark.long
def test_the_admin_is_signed_in_and_carries_the_tag():
    with django_admin("http://127.0.0.1:1/player.js") as base:
        for path in ("/admin/", "/admin/library/book/", "/admin/library/book/1/change/"):
            html = fetch(base + path)
            assert '<script async src="http://127.0.0.1:1/player.js"></script>' in html
            assert 'id="logout-form"' in html


@pytest.mark.long
def test_the_admin_comes_back_at_the_same_address_without_a_tag():
    with django_admin() as base:
        assert "player.js" not in fetch(f"{base}/admin/")
    with django_admin(port=int(base.rpartition(":")[2])) as again:
        assert again == base
        assert "Effi Briest" in fetch(f"{again}/admin/library/book/?q=fontane")
