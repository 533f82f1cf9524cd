"""The disk that the database is on is filled under events and visitors, and emptied again; on each database."""

import os

import pytest

from tests.attacks.full_disk import ROOM, attack


@pytest.mark.slow
@pytest.mark.lasting
@pytest.mark.skipif(os.geteuid() != 0, reason="a small disk is made by root")
@pytest.mark.parametrize("engine", ROOM)
def test_a_full_disk_refuses_what_would_be_written_serves_visitors_and_is_over_once_there_is_room(told, engine):
    seen = attack(engine)
    people = (
        f"visitors: {seen.visitors.total()} answers, all 200; events {dict(seen.events)} and sent again; "
        f"{', '.join(seen.probes)}; counted again {seen.back:.1f} s after there was room"
    )
    told(f"disk full, {engine}", f"{seen.acknowledged} batches", f"{seen.counted:g} batches, each once", people)
    assert set(seen.visitors) == {200}
    assert set(seen.events) == {503}
    assert seen.counted == seen.acknowledged
    assert seen.is_whole
    assert seen.probes["/healthz 200 up"] == 1
    (ready,) = (said for said in seen.probes if said.startswith("/readyz"))
    assert "no room left" in ready or ready.startswith("/readyz 503"), "that nothing can be written"
    assert seen.ready == "200 ready"
