from urllib.request import urlopen

import pytest

from tests.sites.documentation import documentation


@pytest.mark.long
def test_the_documentation_is_furos_and_carries_the_tag():
    tag = 'async="async" src="http://127.0.0.1:1/player.js"'
    with documentation("http://127.0.0.1:1/player.js") as base, urlopen(f"{base}/environment.html") as answer:
        html = answer.read().decode()
    assert tag in html
    assert 'class="sidebar-drawer"' in html
    assert 'id="jinja2.environment.Environment.from_string"' in html
