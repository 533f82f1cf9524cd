"""Events from visitors' browsers: read, counted durably, added up."""

from models.event.event_batch import BadBatch, Batch
from models.event.event_ledger import Ledger
from models.event.figure_selection import Selection
from models.event.funnel import Funnel, Loss, Rung, funnel
from models.event.ledger_queue import TooBusy
from models.event.number_period import Period
from models.event.passed_step import PassedStep, often_passed, passed_steps
from models.event.plain_batch import read_batch
from models.event.sorted_batch import Sorted, sort

__all__ = [
    "BadBatch",
    "Batch",
    "Funnel",
    "Ledger",
    "Loss",
    "PassedStep",
    "Period",
    "Rung",
    "Selection",
    "Sorted",
    "TooBusy",
    "funnel",
    "often_passed",
    "passed_steps",
    "read_batch",
    "sort",
]
