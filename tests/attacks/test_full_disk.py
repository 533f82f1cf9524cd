"""The disk that SQLite's file is on is filled under events and visitors, and emptied again."""

import os

import pytest

from tests.attacks.full_disk import attack


@pytest.mark.slow
@pytest.mark.lasting
@pytest.mark.skipif(os.geteuid() != 0, reason="a small disk is made by root")
def test_a_full_disk_refuses_what_would_be_written_serves_visitors_and_is_over_once_there_is_room(told):
    seen = attack()
    people = (
        f"visitors: {seen.visitors.total()} answers, all 200; events {dict(seen.events)} and sent again; "
        f"counted again {seen.back:.1f} s after there was room"
    )
    told("disk full, sqlite", f"{seen.acknowledged} batches", f"{seen.counted:g} batches, each once", people)
    assert set(seen.visitors) == {200}
    assert set(seen.events) == {503}
    assert seen.counted == seen.acknowledged
    assert seen.is_whole
    assert seen.probes["/healthz 200"] == 1
