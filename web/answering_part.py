"""Which part of Cairn answers at an address, for figures that name no address."""

PARTS = (
    ("/player/", "visitors"),
    ("/static/", "files"),
    ("/api/", "api"),
    ("/healthz", "probes"),
    ("/readyz", "probes"),
    ("/metrics", "probes"),
)


def part_of(path: str) -> str:
    return next((part for start, part in PARTS if path.startswith(start)), "editor")
