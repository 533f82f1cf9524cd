import pytest

from models.page.content_policy import blocking_directive

CAIRN = "https://cairn.example"


@pytest.mark.parametrize(
    ("policy", "directive"),
    [
        ("", ""),
        ("img-src 'none'", ""),
        ("default-src 'self'", "script-src"),
        ("default-src *", ""),
        ("script-src 'self' https://cairn.example; connect-src 'self'", "connect-src"),
        ("script-src https://cairn.example; connect-src https://cairn.example:443", ""),
        ("script-src cairn.example; connect-src *.example", ""),
        ("script-src *.cairn.example", "script-src"),
        ("script-src https:; connect-src http:", ""),
        ("script-src https://cairn.example:8443", "script-src"),
        ("script-src 'nonce-x' 'strict-dynamic'; connect-src 'none'", "connect-src"),
        ("script-src-elem 'self'; script-src https://cairn.example", "script-src"),
        ("default-src *, script-src 'none'", "script-src"),
        ("SCRIPT-SRC HTTPS://CAIRN.EXAMPLE/player/; script-src 'none'", ""),
        (" ; ;", ""),
    ],
)
def test_the_directive_that_keeps_cairn_out_is_named(policy: str, directive: str):
    assert blocking_directive(policy, CAIRN) == directive


def test_a_cairn_on_another_port_is_another_place():
    assert blocking_directive("script-src http://127.0.0.1", "http://127.0.0.1:8000") == "script-src"
    assert blocking_directive("script-src http://127.0.0.1:*", "http://127.0.0.1:8000") == ""
