"""Events from visitors' browsers: read, counted durably, added up."""

from models.event.event_batch import BadBatch, Batch, read_batch
from models.event.event_ledger import Ledger, TooBusy
from models.event.funnel import Funnel, Rung, funnel
from models.event.passed_step import PassedStep, often_passed, passed_steps
from models.event.sorted_batch import Sorted, sort

__all__ = [
    "BadBatch",
    "Batch",
    "Funnel",
    "Ledger",
    "PassedStep",
    "Rung",
    "Sorted",
    "TooBusy",
    "funnel",
    "often_passed",
    "passed_steps",
    "read_batch",
    "sort",
]
