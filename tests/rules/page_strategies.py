"""Random addresses and rules over them, out of few words so that they often meet."""

from typing import Any

from hypothesis import strategies as st

TODAY = 20_781
NOW = 1_795_514_400_000
WORDS = st.sampled_from(["a", "b", "ab", "projects", "4", "edit", "x.y", "a-b"])
DAYS = st.integers(TODAY - 12, TODAY + 3)
SLASH = st.sampled_from(["", "/"])


def optional(name: str, strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.one_of(st.just({}), strategy.map(lambda value: {name: value}))


def merged(*parts: st.SearchStrategy[dict[str, Any]]) -> st.SearchStrategy[dict[str, Any]]:
    return st.tuples(*parts).map(lambda found: {key: value for part in found for key, value in part.items()})


paths = st.builds(lambda words, slash: "/" + "/".join(words) + slash, st.lists(WORDS, max_size=4), SLASH)
queries = st.lists(st.builds(lambda name, value: f"{name}={value}", st.sampled_from("abc"), WORDS), max_size=3).map("&".join)
hosts = st.sampled_from(
    ["app.example.com", "example.com", "a.b.example.com", "localhost", "app.example.com:8443", "localhost:3000"]
)
fragments = st.one_of(
    st.just(""), st.sampled_from(["top", "/a", "/projects/4", "!/a/", "/a?b=2&a=1", "cairn-debug", "/a#cairn=x"])
)
urls = st.builds(
    lambda scheme, host, path, query, fragment: (
        f"{scheme}://{host}{path}{'?' if query else ''}{query}{'#' if fragment else ''}{fragment}"
    ),
    st.sampled_from(["https", "http"]),
    hosts,
    paths,
    queries,
    fragments,
)

tokens = st.lists(
    st.sampled_from(["*", ":id", ":name", "/", "/", "a", "b", "ab", "4", "projects", "-", "."]), min_size=1, max_size=7
)
patterns = tokens.map(lambda found: "/" + "".join(found)).filter(lambda text: "::" not in text)
EXPRESSIONS = [
    "^/a",
    "b$",
    "^/[^/]+/4/?$",
    "projects|edit",
    "^$",
    "a=\\d",
    "(a|b)+c?",
    "^https?://[^/]+/a",
    "x\\.y",
    "[^a-c]",
    "^.{3,6}$",
    "\\w-\\w",
]
ADDRESSES = {"url": urls, "host": hosts, "path": paths, "query": queries, "fragment": fragments}


@st.composite
def page_rules(draw: st.DrawFn) -> dict[str, Any]:
    part = draw(st.sampled_from(sorted(ADDRESSES)))
    operator = draw(
        st.sampled_from(["equals", "not_equals", "contains", "not_contains", "starts_with", "ends_with", "pattern", "regex"])
    )
    values = {"pattern": patterns, "regex": st.sampled_from(EXPRESSIONS)}.get(operator, ADDRESSES[part] | paths | WORDS)
    value = draw(values)
    if operator == "pattern" and part == "host":
        value = draw(st.sampled_from(["*.example.com", ":t.example.com", "*", "localhost:*", ":a.:b.example.com", "*:8443"]))
    return {"part": part, "operator": operator, "value": value, **draw(optional("strict", st.booleans()))}


pages = merged(optional("include", st.lists(page_rules(), max_size=3)), optional("exclude", st.lists(page_rules(), max_size=2)))
