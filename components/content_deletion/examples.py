"""Examples for the gallery and its test."""

from components.content_deletion import ContentDeletion

EXAMPLES = {
    "guide": ContentDeletion(
        "guide", "Welcome", ((3, "step"), (1, "translation"), (0, "version")), True, "/guides/1/deletion", "/guides/1"
    ),
    "site": ContentDeletion("site", "Harbour", ((1, "guide"),), False, "/sites/1/deletion", "/sites/1"),
}
