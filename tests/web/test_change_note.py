from tests.support.log_entries import entries
from tests.web.api.program import program


def test_a_change_says_what_was_before_and_after_in_words(client, alice):
    client.sign_in(alice)
    site = f"/sites/{alice.site.id}"
    client.put(f"{site}/showing", {"zone": "Europe/Berlin", "budget": "2", "staging_hosts": ""})
    client.put(f"{site}/showing", {"zone": "Europe/Berlin", "budget": "2", "staging_hosts": ""})
    program(client, alice).patch(f"/sites/{alice.site.id}", {"name": "Harbour"})
    assert entries(client.database, "site.changed") == [
        "Acme app: the site was changed. Clock: Europe/Berlin (before: UTC). Tours a day: 2 (before: 1).",
        "Harbour: the site was changed. Name: Harbour (before: Acme app).",
    ]
