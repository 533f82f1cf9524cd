import pytest

from models.support.outbound.robots import EVERYTHING, NOTHING, Robots

TEXT = """
# harbour
User-agent: Googlebot
Disallow: /

User-agent: *
Disallow: /private
Disallow: /*.pdf$
Allow: /private/plan
Crawl-delay: 10

User-agent: Cairn
User-agent: Other
Disallow: /slow
Disallow:
"""


@pytest.mark.parametrize(
    ("text", "path", "allowed"),
    [
        (TEXT, "/slow/boats", False),
        (TEXT, "/private", True),
        (TEXT.replace("Cairn", "Heron"), "/private/x", False),
        (TEXT.replace("Cairn", "Heron"), "/private/plan/a", True),
        (TEXT.replace("Cairn", "Heron"), "/prices.pdf", False),
        (TEXT.replace("Cairn", "Heron"), "/prices.pdf?x=1", True),
        ("User-agent: *\nDisallow: /a%20b", "/a b", False),
        ("User-agent: *\nDisallow: /x\nAllow: /x", "/x", True),
        ("User-agent: cairn/1.0\nDisallow: /", "/", False),
        ("user-AGENT:*\r\ndisallow:/", "/anything", False),
        ("Disallow: /", "/", True),
        ("<html>not found</html>", "/", True),
        ("", "/", True),
        ("\ufeffUser-agent: *\nDisallow: /x", "/x", False),
        ("User-agent: air\nDisallow: /", "/x", True),
        ("User-agent: cairnbot\nDisallow: /", "/x", True),
        ("User-agent: *\nDisallow: /\n\nUser-agent: cairn\nDisallow:", "/x", True),
        ("User-agent: cairn\nDisallow: /a\n\nUser-agent: *\nAllow: /\n\nUser-agent: cairn\nDisallow: /b", "/a", False),
        ("User-agent: cairn\nDisallow: /a\n\nUser-agent: *\nAllow: /\n\nUser-agent: cairn\nDisallow: /b", "/b", False),
        ("User-agent: cairn\nCrawl-delay: 1\nDisallow: /x", "/x", False),
        ("User-agent: *\nDisallow: /foo/%62%61%7A", "/foo/baz", False),
        ("User-agent: *\nDisallow: /foo/ツ", "/foo/%E3%83%84", False),
        ("User-agent: *\nDisallow: /a%2Ab", "/axb", True),
        ("User-agent: *\nDisallow: /a%2Fb", "/a/b", True),
        ("User-agent: *\nDisallow: /", "/robots.txt", True),
    ],
)
def test_the_group_that_speaks_to_cairn_decides_by_its_longest_pattern(text, path, allowed):
    assert Robots.read(text).allows(f"https://app.example.com{path}") is allowed


def test_everything_and_nothing():
    assert EVERYTHING.allows("https://a.example/x")
    assert not NOTHING.allows("https://a.example/x")


@pytest.mark.parametrize(
    ("pattern", "path", "fits"),
    [("/a*b", "/aXXb/c", True), ("/a*b$", "/ab/b", True), ("/a*b$", "/abc", False), ("/a$", "/a", True), ("/a$", "/ab", False)],
)
def test_stars_and_the_end(pattern, path, fits):
    assert Robots.read(f"User-agent: *\nDisallow: {pattern}").allows(f"https://a.example{path}") is not fits


def test_a_pattern_of_many_stars_ends():
    """With backtracking, this one would not come back within a lifetime."""
    rules = Robots.read("User-agent: *\nDisallow: /" + "*a" * 900 + "$")
    assert rules.allows("https://a.example/" + "a" * 1800 + "b")


def test_thousands_of_agents_with_thousands_of_rules_end():
    """A copy of each rule for each agent would need gigabytes."""
    agents = "\n".join(f"User-agent: a{number}" for number in range(20_000))
    rules = "\n".join(f"Disallow: /{number}" for number in range(10_000))
    assert Robots.read(f"{agents}\nuser agent: cairn/2.0 # us\n{rules}").allows("https://a.example/x")
    assert not Robots.read(f"{agents}\nuser agent: cairn/2.0 # us\n{rules}").allows("https://a.example/1")
