from sqlalchemy import text

from models.support.database import Database
from models.support.private_file import private_file
from models.support.settings import Settings


def rights(path):
    return path.stat().st_mode & 0o777


def test_a_new_database_and_what_lies_beside_it_are_their_owners_only(tmp_path):
    path = tmp_path / "var" / "cairn.db"
    database = Database(f"sqlite:///{path}")
    with database.writing() as session:
        session.execute(text("CREATE TABLE boats (name TEXT)"))
    assert rights(path.parent) == 0o700
    names = ["cairn.db", "cairn.db-wal", "cairn.db-shm"]
    assert {file.name: rights(file) for file in path.parent.iterdir()} == dict.fromkeys(names, 0o600)
    database.close()


def test_a_database_that_everybody_could_read_is_closed_to_them(tmp_path):
    path = tmp_path / "cairn.db"
    for name in ("", "-wal", "-shm"):
        path.with_name(path.name + name).write_bytes(b"")
        path.with_name(path.name + name).chmod(0o644)
    Database(f"sqlite:///{path}").close()
    assert {rights(file) for file in tmp_path.iterdir()} == {0o600}


def test_the_folder_of_development_is_its_owners_only_also_when_it_was_there(tmp_path):
    var = tmp_path / "var"
    var.mkdir(0o755)
    Settings.read({}, var)
    assert rights(var) == 0o700
    assert rights(var / "secret_key") == 0o600


def test_the_folder_of_the_usual_database_is_its_owners_only_whoever_gives_the_key(tmp_path):
    var = tmp_path / "var"
    var.mkdir(0o755)
    Settings.read({"CAIRN_SECRET_KEY": "k" * 32}, var)
    assert rights(var) == 0o700


def test_a_folder_that_holds_more_than_the_database_keeps_its_rights(tmp_path):
    tmp_path.chmod(0o755)
    private_file(tmp_path / "cairn.db")
    assert rights(tmp_path) == 0o755
