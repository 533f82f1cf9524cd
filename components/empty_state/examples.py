"""Examples for the gallery and its test."""

from components.empty_state import EmptyState

EXAMPLES = {
    "guides": EmptyState(
        "No guides yet", "A guide shows your visitors the way.", "Make your first guide", "/guides/new", "steps"
    ),
    "nothing_to_do": EmptyState("No sites yet", "An author or an admin can add the first one.", icon="site"),
}
