import pytest

from tests.web.desk import Desk


@pytest.mark.one_engine
def test_whom_to_tell_of_a_weakness_is_said_where_the_operator_says_it(database, tmp_path):
    assert Desk(database, tmp_path).nobody.get("/.well-known/security.txt").status_code == 404


@pytest.mark.one_engine
def test_the_file_has_what_the_standard_asks_for(database, tmp_path):
    desk = Desk(database, tmp_path, CAIRN_SECURITY_CONTACT="mailto:security@example.com")
    lines = desk.nobody.get("/.well-known/security.txt").text.splitlines()
    said = dict(line.split(": ", 1) for line in lines)
    assert said["Contact"] == "mailto:security@example.com"
    assert said["Expires"].endswith("Z")
    assert said["Canonical"] == "http://cairn.test/.well-known/security.txt"
