"""The web processes of a deployment are rolled one after the other while somebody asks all the time."""

import threading

from tests.attacks.deployment import PATIENCE, behind_caddy, deployed


@behind_caddy
def test_two_processes_behind_tls_are_rolled_without_a_lost_request(postgres, tmp_path, told):
    with deployed(postgres, tmp_path) as town:
        heard, over = [], threading.Event()

        def ask():
            while not over.is_set():
                heard.append(town.ask("/sign-in"))

        askers = [threading.Thread(target=ask) for _ in range(4)]
        for one in askers:
            one.start()
        try:
            town.roll()
        finally:
            over.set()
            for one in askers:
                one.join(PATIENCE)
        lost = [status for status in heard if status != 200]
        told("two processes rolled, postgresql", f"{len(heard)} requests", f"{len(heard) - len(lost)} answered", "nothing")
        assert len(heard) > 50
        assert lost == []
        assert town.worker.poll() is None
