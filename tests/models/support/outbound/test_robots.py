import pytest

from models.support.outbound.robots import EVERYTHING, NOTHING, Robots, matches

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
    assert matches(pattern, path) is fits


def test_a_pattern_of_many_stars_ends():
    """With backtracking, this one would not come back within a lifetime."""
    assert not matches("/" + "*a" * 900 + "$", "/" + "a" * 1800 + "b")
