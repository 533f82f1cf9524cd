import pytest

from models.support.backup_settings import BackupSetting, Keep
from models.support.settings import BadSetting, Settings

PUBLIC = "age108tyhpjq7gzn3w4ax2dppkdz5xa7elrm6nmvuw0yxt9shdvrxutqfp9sly"


def test_by_default_backups_lie_beside_the_database_for_a_year(tmp_path):
    setting = BackupSetting.read({}, tmp_path)
    assert setting == BackupSetting(f"file://{tmp_path}/backups", Keep(7, 4, 12), ())


def test_place_number_and_recipients_can_be_set(tmp_path):
    environ = {"CAIRN_BACKUP_URL": "s3://b/p", "CAIRN_BACKUP_KEEP": "1, 0,0", "CAIRN_BACKUP_RECIPIENTS": f"{PUBLIC}, "}
    assert BackupSetting.read(environ, tmp_path) == BackupSetting("s3://b/p", Keep(1, 0, 0), (PUBLIC,))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("CAIRN_BACKUP_URL", "backups"),
        ("CAIRN_BACKUP_KEEP", "7"),
        ("CAIRN_BACKUP_KEEP", "0,0,0"),
        ("CAIRN_BACKUP_KEEP", "7,4,9999999"),
        ("CAIRN_BACKUP_RECIPIENTS", "AGE-SECRET-KEY-1"),
        ("CAIRN_STORAGE_URL", "storage"),
    ],
)
def test_a_bad_one_stops_start_up_and_names_itself(name, text, tmp_path):
    with pytest.raises(BadSetting, match=name):
        Settings.read({name: text, "CAIRN_SECRET_KEY": "k" * 32}, tmp_path)
