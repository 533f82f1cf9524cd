import pytest

from tests.support.client import Client
from web.kit.sent_form import MOST_FIELDS

FORM = {"content_type": "application/x-www-form-urlencoded"}


@pytest.mark.one_engine
@pytest.mark.parametrize("name", ["a", "a{}"])
def test_a_form_with_too_many_fields_is_refused_with_a_sentence(client: Client, alice, name):
    body = "&".join(f"{name.format(number)}=1" for number in range(MOST_FIELDS + 1)).encode()
    for asker in (client, client.sign_in(alice)):
        answer = asker.ask("POST", "/sign-in", content=body, headers=FORM)
        assert answer.status == 413
        assert "more than 500 fields" in answer.text


@pytest.mark.one_engine
def test_a_form_that_takes_no_files_says_so(client: Client):
    answer = client.ask("POST", "/sign-in", content=b"--x", headers={"content_type": "multipart/form-data; boundary=x"})
    assert answer.status == 415
    assert "no files" in answer.text


@pytest.mark.one_engine
def test_what_is_written_twice_over_is_read_once(client: Client):
    """`%2525` is `%25` in the form, which a second reading would make `%`."""
    answer = client.ask("POST", "/sign-in", content=b"email=a%2525%2Bb%40x.example&password=x", headers=FORM)
    assert answer.html.select_one("[name=email]")["value"] == "a%25+b@x.example"
