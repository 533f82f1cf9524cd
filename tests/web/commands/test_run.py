from web.commands.run import beside_demo


def test_a_page_of_ones_own_may_be_fetched_beside_the_demonstrations():
    given = {"CAIRN_FETCH_ALLOW": "127.0.0.1:3000", "PORT": "8100"}
    assert beside_demo(given, 8001) == {
        "CAIRN_DEMO_URL": "http://127.0.0.1:8001",
        "CAIRN_FETCH_ALLOW": "127.0.0.1:8001,127.0.0.1:3000",
        "PORT": "8100",
    }
    assert beside_demo({}, 8001)["CAIRN_FETCH_ALLOW"] == "127.0.0.1:8001"
