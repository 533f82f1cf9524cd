"""Events from visitors' browsers: read, counted durably, added up."""

from models.event.batch import BadBatch, Batch, read_batch
from models.event.funnel import Funnel, Rung, funnel
from models.event.ledger import Ledger, TooBusy

__all__ = ["BadBatch", "Batch", "Funnel", "Ledger", "Rung", "TooBusy", "funnel", "read_batch"]
