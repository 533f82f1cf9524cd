"""Rules: who sees a guide, where, when and how often. The player judges them; here they are read, checked and told."""

from models.guide.rules.condition import Condition
from models.guide.rules.condition_group import Group
from models.guide.rules.frequency import Frequency, Stop
from models.guide.rules.page_rule import PageRule, Pages
from models.guide.rules.rules import Rules
from models.guide.rules.schedule import Schedule
from models.guide.rules.trigger import Trigger

__all__ = ["Condition", "Frequency", "Group", "PageRule", "Pages", "Rules", "Schedule", "Stop", "Trigger"]
