"""What is in no backup, and what is in none that lasts.

Of what lives minutes or hours a backup would only keep longer what has to go: names of networks, sign-ins, links that let in.
What shredding rests on is kept apart (`kept_keys`): one file, written anew with each backup, so that a key which was destroyed
opens nothing in the backups before either.
"""

from models.account.audit_key import AuditKey
from models.account.member_session import MemberSession
from models.account.minute_count import MinuteCount
from models.account.replayed_request import ReplayedRequest
from models.account.sign_in_link import SignInLink
from models.account.spent_secret import SpentSecret
from models.event.event_pace import EventPace
from models.event.repeated_batch import CountedBatch
from models.event.target_report import NetworkReport
from models.guide.build_session import BuildSession
from models.guide.guide_presence import GuidePresence
from models.privacy.rights_link import RightsLink
from models.support.hour_key import HourKey
from models.support.subject_key import SubjectKey
from models.support.worker_pulse import WorkerPulse

PASSING = frozenset(
    model.__tablename__
    for model in (
        BuildSession,
        CountedBatch,
        EventPace,
        GuidePresence,
        HourKey,
        MemberSession,
        MinuteCount,
        NetworkReport,
        ReplayedRequest,
        RightsLink,
        SignInLink,
        SpentSecret,
        WorkerPulse,
    )
)
APART = frozenset({AuditKey.__tablename__, SubjectKey.__tablename__})

LEFT_OUT = PASSING | APART
"""Tables whose rows are in no backup."""
