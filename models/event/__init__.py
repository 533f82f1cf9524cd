"""Events from visitors' browsers: read, counted durably, added up."""

from models.event.event_batch import BadBatch, Batch, read_batch
from models.event.event_ledger import Ledger, TooBusy
from models.event.funnel import Funnel, Rung, funnel
from models.event.sorted_batch import Sorted, sort

__all__ = ["BadBatch", "Batch", "Funnel", "Ledger", "Rung", "Sorted", "TooBusy", "funnel", "read_batch", "sort"]
