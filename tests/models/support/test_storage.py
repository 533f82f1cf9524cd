import io

import pytest

from models.support.storage import PART, Storage, StorageProblem
from models.support.storage_url import folder_url, read_storage_url
from tests.support.s3 import BUCKET, environment, s3_server


@pytest.fixture(scope="module")
def s3():
    with s3_server() as address:
        yield address


@pytest.fixture(params=["folder", "s3"])
def storage(request, tmp_path, monkeypatch):
    if request.param == "folder":
        return Storage(folder_url(tmp_path / "files with spaces"))
    for name, value in environment(request.getfixturevalue("s3")).items():
        monkeypatch.setenv(name, value)
    return Storage(f"s3://{BUCKET}/{tmp_path.name}")


def test_what_is_put_is_there_until_it_is_removed(storage, tmp_path):
    (tmp_path / "large").write_bytes(b"x" * 7_000_000)
    storage.put("a/one.txt", b"first")
    storage.put("a/one.txt", b"second")
    storage.put("large", tmp_path / "large")
    assert storage.get("a/one.txt") == b"second"
    assert sorted(storage.names()) == ["a/one.txt", "large"]
    into = io.BytesIO()
    storage.fetch("large", into)
    assert into.getvalue() == b"x" * 7_000_000
    storage.remove("a/one.txt")
    storage.remove("a/one.txt")
    assert storage.get("a/one.txt") is None
    with pytest.raises(StorageProblem):
        storage.fetch("a/one.txt", io.BytesIO())
    storage.probe()
    assert list(storage.names()) == ["large"]


def test_two_that_start_together_do_not_take_each_others_file_away(storage, monkeypatch):
    other, put = Storage(storage.url), storage.put
    overtaken = iter([other.probe])

    def put_and_be_overtaken(name, content):
        put(name, content)
        next(overtaken)()

    monkeypatch.setattr(storage, "put", put_and_be_overtaken)
    storage.probe()
    assert list(overtaken) == list(storage.names()) == []


def test_a_bucket_that_is_not_there_is_named(s3, monkeypatch):
    for name, value in environment(s3).items():
        monkeypatch.setenv(name, value)
    with pytest.raises(StorageProblem, match="s3://another/one"):
        Storage("s3://another/one").probe()


def test_a_file_that_is_half_written_is_no_file(tmp_path):
    storage = Storage(folder_url(tmp_path))
    (tmp_path / f"whole.123{PART}").write_bytes(b"ha")
    assert list(storage.names()) == []
    storage.put("whole", b"yes")
    assert (tmp_path / "whole").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "text", ["", "var/files", "ftp://host/x", "s3://", "s3://key@bucket/x", "file://host/x", "file:///", "s3://b?x"]
)
def test_other_addresses_are_refused_with_an_example(text):
    with pytest.raises(ValueError, match=r"s3://bucket/prefix"):
        read_storage_url(text)
