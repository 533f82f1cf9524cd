"""Random guides and visitors; what their addresses are like stands in `page_strategies`."""

from datetime import date, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from tests.rules.page_strategies import DAYS, NOW, TODAY, merged, optional, pages, urls

TEXTS = st.sampled_from(["free", "Free", "pro", "f", "", "FR", "5", "true", "Straße"])
NUMBERS = st.sampled_from([0, 1, 2, 5, 5.5, -1])
DATES = DAYS.map(lambda day: date.fromordinal(719_163 + day).isoformat())
MOMENTS = st.builds(
    lambda day, hour, zone: f"{day}T{hour:02}:30:00{zone}", DATES, st.integers(0, 23), st.sampled_from(["Z", "+02:00", "-11:00"])
)
GIVEN = st.one_of(
    TEXTS,
    NUMBERS,
    DATES,
    MOMENTS,
    st.booleans(),
    st.none(),
    st.just({"a": 1}),
    st.just(["free"]),
    st.sampled_from(["12", "-3.5", "1e3", " 5"]),
)
NAMES = st.sampled_from(["plan", "seats", "since", "__proto__", "constructor"])
TEXT_OPERATORS = [
    "equals",
    "not_equals",
    "contains",
    "not_contains",
    "starts_with",
    "not_starts_with",
    "ends_with",
    "not_ends_with",
]
ORDER = ["equals", "not_equals", "less_than", "at_most", "greater_than", "at_least"]


def compared(operators: list[str], values: st.SearchStrategy[Any], **fixed: Any) -> st.SearchStrategy[dict[str, Any]]:
    chosen = st.sampled_from(operators).map(lambda operator: {"operator": operator})
    return merged(st.just(fixed), chosen, (values | st.lists(values, min_size=1, max_size=3)).map(lambda value: {"value": value}))


def typed() -> st.SearchStrategy[dict[str, Any]]:
    """An operator with its value, as each type."""
    return st.one_of(
        merged(compared(TEXT_OPERATORS, TEXTS), optional("case", st.booleans())),
        merged(compared(["regex", "not_regex"], st.sampled_from(["^f", "e+$", "\\d", "[A-Z]"])), optional("case", st.booleans())),
        compared(ORDER, NUMBERS, type="number"),
        compared(["equals"], st.booleans(), type="boolean"),
        compared(ORDER, DATES, type="date"),
        merged(
            st.sampled_from(["in_last", "not_in_last", "in_next", "not_in_next"]).map(
                lambda one: {"operator": one, "type": "date"}
            ),
            spans,
        ),
        st.sampled_from([{"operator": "exists"}, {"operator": "not_exists"}]),
    )


spans = st.sampled_from([0, 1, 3, 7]).map(lambda days: {"days": days})
history = st.sampled_from(["seen", "completed", "dismissed", "not_seen", "not_completed", "not_dismissed"])
conditions = st.one_of(
    merged(NAMES.map(lambda name: {"subject": "attribute", "name": name}), typed()),
    merged(st.sampled_from([{"subject": "cookie", "name": "beta"}, {"subject": "storage", "name": "beta"}]), typed()),
    compared(["equals", "not_equals", "starts_with"], st.sampled_from(["de", "de-AT", "en", "DE"]), subject="language"),
    compared(["equals", "not_equals"], st.sampled_from(["desktop", "tablet", "mobile"]), subject="device"),
    compared(TEXT_OPERATORS, st.sampled_from(["", "google", "https://"]), subject="referrer"),
    *(compared(ORDER, st.integers(0, 4), subject=subject) for subject in ("visits", "pages_visited")),
    compared(ORDER, st.sampled_from([320, 768, 1280]), subject="viewport_width"),
    compared(ORDER, st.integers(0, 100), subject="percentage"),
    merged(compared(ORDER, DATES, subject="first_seen", type="date")),
    merged(st.just({"subject": "first_seen", "type": "date", "operator": "in_last"}), spans),
    merged(compared(ORDER, st.integers(0, 4), subject="event", name="export"), optional("days", st.sampled_from([1, 3, 7]))),
    merged(
        history.map(lambda one: {"subject": "guide", "name": "other", "operator": one}),
        optional("days", st.sampled_from([1, 3, 7])),
    ),
    st.sampled_from([{"subject": "element", "name": ".up", "operator": one} for one in ("exists", "not_exists")]),
)


def groups(entries: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.builds(
        lambda match, found: {"match": match, "conditions": found},
        st.sampled_from(["all", "any"]),
        st.lists(entries, min_size=1, max_size=3),
    )


MINUTES = st.integers(-60 * 24 * 2, 60 * 24 * 2).map(
    lambda minutes: (datetime(2026, 11, 24, 10) + timedelta(minutes=minutes)).isoformat()[:16]  # noqa: DTZ001 - a wall clock
)
schedules = merged(optional("from", MINUTES), optional("until", MINUTES), optional("zone", st.sampled_from(["visitor", "site"])))
triggers = st.sampled_from(
    [
        *({"type": one} for one in ("automatic", "link", "api", "exit")),
        *({"type": one, "selector": "#go"} for one in ("click", "hover")),
        *({"type": one, "seconds": 5} for one in ("delay", "idle")),
        {"type": "event", "name": "export"},
        {"type": "scroll", "percent": 50},
    ]
)
frequencies = st.sampled_from([{"show": one} for one in ("once", "session", "days", "always")]) | st.sampled_from([1, 3, 7]).map(
    lambda days: {"show": "days", "days": days}
)
stops = merged(optional("views", st.integers(1, 3)), optional("completed", st.booleans()), optional("dismissed", st.booleans()))

rules = merged(
    optional("pages", pages),
    optional("segment", groups(st.one_of(conditions, conditions, groups(conditions)))),
    optional("schedule", schedules),
    optional("trigger", triggers),
    optional("frequency", frequencies),
    optional("stop", stops),
)

facts = merged(
    urls.map(lambda url: {"url": url}),
    st.sampled_from([-660, -300, 0, 60, 345, 840]).map(lambda offset: {"offset": offset}),
    st.sampled_from(["Europe/Berlin", "Asia/Kathmandu", "America/New_York", "UTC"]).map(lambda zone: {"zone": zone}),
    st.sampled_from(["de", "de-AT", "en-GB"]).map(lambda language: {"language": language}),
    st.sampled_from(["desktop", "tablet", "mobile"]).map(lambda device: {"device": device}),
    st.just({"browser": "firefox"}),
    st.sampled_from([320, 768, 1280]).map(lambda width: {"viewport_width": width}),
    st.sampled_from(["", "https://www.google.com/"]).map(lambda referrer: {"referrer": referrer}),
    st.dictionaries(NAMES.filter(lambda name: name != "constructor"), GIVEN, max_size=3).map(lambda given: {"attributes": given}),
    optional("cookies", TEXTS.map(lambda text: {"beta": text})),
    optional("storages", TEXTS.map(lambda text: {"beta": text})),
    optional("elements", st.just([".up"])),
    optional("tab", st.lists(st.sampled_from(["guide", "other"]), max_size=2)),
)

entries = st.builds(
    lambda name, views, days: ",".join(map(str, [name, views, *days, "_es"])),
    st.sampled_from(["guide", "other", "g0", "g1"]),
    st.integers(0, 3),
    st.tuples(DAYS, st.just(0) | DAYS, st.just(0) | DAYS),
)
events = st.lists(st.tuples(st.integers(TODAY - 12, TODAY), st.integers(1, 3)), max_size=3).map(
    lambda found: ",".join(
        map(str, ["!export", sum(count for _, count in found), *(number for pair in sorted(found) for number in pair)])
    )
)
heads = st.tuples(
    st.integers(0, 65_535), DAYS, st.integers(0, 4), st.integers(0, 4), st.just(0), DAYS, st.integers(0, 2), st.just(0)
).map(lambda head: "1,0," + ",".join(map(str, head)))
memories = st.builds(
    lambda head, lines: "\n".join([head, *lines]),
    heads,
    st.lists(entries | events, max_size=3, unique_by=lambda line: line.split(",")[0]),
)

guides = st.builds(
    lambda kind, found: {"id": "guide", "kind": kind, "rules": found}, st.sampled_from(["tour", "tour", "hotspots"]), rules
)
judgements = st.fixed_dictionaries(
    {"guide": guides, "facts": facts, "memory": memories, "now": st.integers(-3, 3).map(lambda hours: NOW + hours * 3_600_000)}
)
