def test_help_has_a_workflow_with_the_sites_own_key(client, alice, charlie):
    page = client.sign_in(alice).get(f"/help/ci?site={charlie.site.id}")
    assert f"cairn check --site {alice.site.key} --from http" in page.words("pre")
    assert charlie.site.key not in page.text
