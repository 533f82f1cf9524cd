"""Examples for the gallery and its test."""

from components.rich_tools import RichTools

EXAMPLES = {"plain": RichTools(1), "attributes": RichTools(1, ("name", "plan"), {"accent": "#3457d5"}, "de")}
