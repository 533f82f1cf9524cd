import re

import pytest
from starlette.testclient import TestClient

from models.support.settings import Settings
from tests.web.belongings import MARK
from web.app import create_app


def asked(database, folder, client=("10.1.2.3", 5000), headers=None, **environ):
    settings = Settings.read({"CAIRN_DATABASE_URL": database.url, "CAIRN_METRICS_ALLOW": "10.1.0.0/16", **environ}, folder)
    browser = TestClient(create_app(settings, database), client=client, base_url="http://127.0.0.1:8000")
    browser.get(f"/player/v1/{MARK}.js")
    browser.get("/sign-in")
    return browser.get("/metrics", headers=headers or {})


def test_who_is_named_gets_figures_and_nothing_of_tenants_or_visitors(database, tmp_path, people):
    answer = asked(database, tmp_path)
    assert answer.status_code == 200
    figures = answer.text
    assert re.search(r'cairn_answers_total\{part="visitors",status="4xx"\} \d', figures)
    assert re.search(r'cairn_answer_seconds_bucket\{le="0.25",part="editor"\} \d', figures)
    assert 'cairn_queue_oldest_seconds{queue="deliveries"} 0.0' in figures
    assert 'cairn_sign_state{sign="Database"} 0.0' in figures
    assert 'cairn_sign_state{sign="Worker"} 2.0' in figures
    for never in (MARK, "Acme", people.alice.site.key, people.alice.organisation.key, "10.1.2.3", "example"):
        assert never not in figures, never


@pytest.mark.one_engine
def test_for_anybody_else_there_is_nothing(database, tmp_path):
    assert asked(database, tmp_path, client=("10.2.0.1", 5000)).status_code == 404
    assert asked(database, tmp_path, CAIRN_METRICS_ALLOW="").status_code == 404
    through_a_proxy = asked(database, tmp_path, headers={"x-forwarded-for": "198.51.100.7"})
    assert through_a_proxy.status_code == 404


@pytest.mark.one_engine
def test_a_database_that_is_away_is_a_figure_and_no_error(database, tmp_path):
    answer = asked(database, tmp_path, client=("10.1.2.3", 1))
    assert 'cairn_sign_state{sign="Migrations"} 0.0' in answer.text
    with database.engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM alembic_version")
    answer = asked(database, tmp_path)
    assert 'cairn_sign_state{sign="Migrations"} 2.0' in answer.text
    assert "cairn_queue_oldest_seconds{" not in answer.text
