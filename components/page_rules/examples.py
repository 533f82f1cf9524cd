"""Examples for the gallery and its test."""

from components.page_rules import PageRow, PageRules

_BOATS = PageRow("pages.include[0]", "path", "equals", "/boats", strict=False)
EXAMPLES = {
    "everywhere": PageRules(),
    "one page": PageRules((_BOATS,), tried=("https://app.example.com/boats",)),
    "refused": PageRules(
        (_BOATS, PageRow("pages.include[1]", "path", "regex", "(a+)+$", strict=False, problem="repeats a group that repeats")),
        (PageRow("pages.exclude[0]", "path", "starts_with", "/boats/new", strict=True),),
    ),
}
