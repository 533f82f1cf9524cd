import base64
import os
import sys

import pytest

from models.support.master_key import BadMasterKey, MasterKey, WrongMasterKey
from models.support.settings import BadSetting, Settings

SECRET = b"k" * 32
KEY = bytes(range(32))
WRITTEN = [KEY.hex(), KEY.hex().upper(), base64.b64encode(KEY).decode(), base64.urlsafe_b64encode(KEY).decode().rstrip("=")]


def key(given: str, **more: str) -> MasterKey:
    return MasterKey.of({"CAIRN_MASTER_KEY": given, **more}, SECRET)


@pytest.mark.parametrize("written", WRITTEN)
def test_a_key_is_32_bytes_in_hexadecimal_or_base64(written):
    assert (key(f" {written}\n").key, key(written).is_derived) == (KEY, False)


def test_without_one_it_is_derived_from_the_secret_key():
    derived = key("")
    assert derived.is_derived
    assert derived.key == MasterKey.derived(SECRET).key != MasterKey.derived(b"z" * 32).key


def test_a_file_holds_one(tmp_path):
    (tmp_path / "my key").write_text(f"{KEY.hex()}\n")
    assert key(f"file://{tmp_path}/my%20key").key == KEY


def test_a_command_prints_one_and_no_shell_reads_it(tmp_path):
    script = tmp_path / "print key"
    script.write_text(f"#!{sys.executable}\nimport sys\nprint(sys.argv[1])\n")
    script.chmod(0o700)
    assert key(f"command:'{script}' {KEY.hex()}").key == KEY
    with pytest.raises(BadMasterKey, match="must be 32 bytes"):
        key(f"command:'{script}' $HOME;")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("short", "it must be 32 bytes"),
        (KEY.hex() + "00", "it must be 32 bytes"),
        ("file:relative", "named like file:///etc"),
        ("file:///nowhere/at/all", "can't be read: No such file"),
        ("file://other.example/key", "named like file:///etc"),
        ("command:", "named like command:"),
        ("command:'open", "can't be read"),
        ("command:/nowhere/at/all", "can't be run"),
        (f"command:{sys.executable} -c 'raise SystemExit(3)'", "ended with 3"),
        (f"command:{sys.executable} -c 'print(\"x\" * 100000)'", "output must be 32 bytes"),
    ],
)
def test_what_is_no_key_is_refused_in_a_sentence_that_names_the_setting_and_not_the_value(given, said, tmp_path):
    with pytest.raises(BadSetting, match=said) as refused:
        Settings.read({"CAIRN_SECRET_KEY": "k" * 32, "CAIRN_MASTER_KEY": given}, tmp_path)
    assert str(refused.value).startswith("CAIRN_MASTER_KEY: ")
    assert KEY.hex() not in str(refused.value)


def test_a_command_that_never_ends_is_ended(monkeypatch):
    monkeypatch.setattr("models.support.master_key.COMMAND_SECONDS", 0.2)
    with pytest.raises(BadMasterKey, match="took longer than"):
        key(f"command:{sys.executable} -c 'import time; time.sleep(60)'")


def test_what_a_former_key_wrapped_still_opens_and_what_another_wrapped_does_not():
    former = os.urandom(32)
    wrapped = key(former.hex()).wrap(b"data key" * 4, "7")
    assert key(KEY.hex(), CAIRN_FORMER_MASTER_KEY=former.hex()).unwrap(wrapped, "7") == b"data key" * 4
    assert key(KEY.hex()).unwrap(MasterKey.derived(SECRET).wrap(b"data key" * 4, "7"), "7") == b"data key" * 4
    for wrong, name in ((key(KEY.hex()), "7"), (key(former.hex()), "8")):
        with pytest.raises(WrongMasterKey, match="CAIRN_FORMER_MASTER_KEY"):
            wrong.unwrap(wrapped, name)
    assert KEY.hex() not in repr(key(KEY.hex()))
    assert str(KEY) not in repr(key(KEY.hex()))
