from datetime import UTC, datetime, timedelta

from models.backup.backup_name import BackupName, outdated
from models.support.backup_settings import Keep

LAST = datetime(2026, 11, 30, 3, 30, tzinfo=UTC)


def made(days: int) -> list[BackupName]:
    return [BackupName(LAST - timedelta(days=one), "pgdump") for one in range(days)]


def kept(names: list[BackupName], keep: Keep) -> list[str]:
    gone = outdated(names, keep)
    return [f"{name.at:%Y-%m-%d}" for name in names if name not in gone]


def test_a_name_is_read_as_it_was_written():
    name = BackupName(LAST, "sqlite.gz")
    assert str(name) == "cairn-20261130T033000Z.sqlite.gz.age"
    assert BackupName.read(str(name)) == name


def test_other_files_are_no_backups():
    for name in ("cairn-keys.age", "cairn-20260231T033000Z.pgdump.age", "a/cairn-20261130T033000Z.pgdump.age", "cairn.db"):
        assert BackupName.read(name) is None


def test_the_newest_of_seven_days_four_weeks_and_twelve_months_stay():
    names = made(500)
    assert kept(names, Keep()) == [
        *("2026-11-30", "2026-11-29", "2026-11-28", "2026-11-27", "2026-11-26", "2026-11-25", "2026-11-24"),
        *("2026-11-22", "2026-11-15"),  # with Sunday the 29th and the week that began today, four weeks
        *("2026-10-31", "2026-09-30", "2026-08-31", "2026-07-31", "2026-06-30", "2026-05-31", "2026-04-30"),
        *("2026-03-31", "2026-02-28", "2026-01-31", "2025-12-31"),
    ]


def test_of_a_day_the_newest_stays_and_days_without_one_count_for_nothing():
    names = [BackupName(LAST - timedelta(hours=one), "pgdump") for one in (0, 1, 2, 50, 51, 2000)]
    assert outdated(names, Keep(days=3, weeks=0, months=0)) == sorted([names[1], names[2], names[4]])
