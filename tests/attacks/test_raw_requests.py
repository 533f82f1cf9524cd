"""The server that `cairn serve` runs, asked in ways in which no browser asks."""

from tests.attacks.besieged import status_of, town
from tests.attacks.raw_requests import surprises


def test_what_no_browser_sends_is_refused_and_never_read_as_two():
    with town() as besieged:
        assert surprises(besieged.port) == []
        assert status_of(besieged.port, "GET", "/healthz") == 200
