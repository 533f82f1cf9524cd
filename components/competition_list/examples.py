"""Examples for the gallery and its test."""

from components.competition_list import CompetitionList

_ONE = '"Welcome" shows before "News" where both are due: it is older. "News" waits and shows on another day.'
EXAMPLES = {"none": CompetitionList(), "some": CompetitionList((_ONE,), 3)}
