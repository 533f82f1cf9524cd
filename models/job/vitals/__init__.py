"""How an instance is, line by line."""

from models.job.vitals.examination import LOOKS, examine
from models.job.vitals.vital_sign import Look, Patient, VitalSign

__all__ = ["LOOKS", "Look", "Patient", "VitalSign", "examine"]
