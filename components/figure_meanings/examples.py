"""Examples for the gallery and its test."""

from components.figure_meanings import FigureMeanings

EXAMPLES = {"counts only": FigureMeanings(), "with people": FigureMeanings(with_people=True)}
