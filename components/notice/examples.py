"""Examples for the gallery and its test."""

from components.notice import Notice

EXAMPLES = {"done": Notice("Published."), "problem": Notice("That did not work.", "problem")}
