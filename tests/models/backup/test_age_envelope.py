import shutil
import subprocess

import pytest

from models.backup.age_envelope import BackupKey, NotOpened, bech32


def test_a_key_is_written_as_age_writes_it():
    """BIP 173's own example, and a key that the same secret key gives each time."""
    assert bech32("abcdef", bytes.fromhex("00443214c74254b635cf84653a56d7c675be77df")) == (
        "abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw"
    )
    assert BackupKey.of(b"k" * 32).public == "age108tyhpjq7gzn3w4ax2dppkdz5xa7elrm6nmvuw0yxt9shdvrxutqfp9sly"


def test_recipients_of_the_operator_open_it_too_and_nobody_else(tmp_path):
    own = BackupKey.of(b"another key of 32 characters....")
    sealed = BackupKey.of(b"k" * 32, [own.public]).seal(b"all of it")
    assert own.open(sealed, "it") == b"all of it"
    (tmp_path / "keys").write_text(f"# made by hand\n{own.identity}\n")
    assert BackupKey.read(tmp_path / "keys").open(sealed, "it") == b"all of it"
    with pytest.raises(NotOpened, match="another CAIRN_SECRET_KEY"):
        BackupKey.of(b"j" * 32).open(sealed, "it")


def test_a_file_without_an_identity_is_refused(tmp_path):
    for text in ("", "# only a remark", "AGE-SECRET-KEY-1NONE"):
        (tmp_path / "keys").write_text(text)
        with pytest.raises(NotOpened, match="identity of age"):
            BackupKey.read(tmp_path / "keys")


def test_what_the_standard_tool_seals_is_opened(tmp_path):
    if shutil.which("age") is None:
        pytest.skip("age is not installed; apt-get install age")
    key = BackupKey.of(b"k" * 32)
    sealed = subprocess.run(["age", "-r", key.public], input=b"hello", capture_output=True, check=True).stdout
    assert key.open(sealed, "it") == b"hello"
