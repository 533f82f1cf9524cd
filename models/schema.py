"""Every table of Cairn in one place, for migrations."""

from models.account import Member, MemberSession, Membership, Organisation, SignInLink
from models.account.address_change import AddressChange
from models.account.api_key import ApiKey
from models.account.audit_chain import AuditCheckpoint
from models.account.audit_key import AuditKey
from models.account.audit_log import AuditEntry
from models.account.authenticator import Authenticator
from models.account.daily_use import DailyUse
from models.account.invitation import Invitation
from models.account.member_picture import MemberPicture
from models.account.minute_count import MinuteCount
from models.account.openid.domain_policy import DomainPolicy
from models.account.openid.organisation_domain import OrganisationDomain
from models.account.openid.organisation_provider import OrganisationProvider
from models.account.openid.provider_identity import ProviderIdentity
from models.account.organisation_deletion import DeletedOrganisation
from models.account.organisation_logo import OrganisationLogo
from models.account.organisation_quota import OwnQuota
from models.account.passkey import Passkey
from models.account.recovery_code import RecoveryCode
from models.account.refused_attempt import RefusedAttempt
from models.account.replayed_request import ReplayedRequest
from models.account.review_policy import Policy
from models.account.set_up_link import SetUpLink
from models.account.site_role import SiteRole
from models.account.spent_secret import SpentSecret
from models.backup.backup_run import BackupRun
from models.check.check import Check, CheckVerdict
from models.check.finding import Finding
from models.event.active_visitor import ActiveVisitors
from models.event.event_pace import EventPace
from models.event.guide_day import GuideDay
from models.event.identified_visitor import IdentifiedVisitor, VisitorAttribute
from models.event.packed_count import PackedCount
from models.event.rejected_count import RejectedCount
from models.event.repeated_batch import CountedBatch
from models.event.rolled_day import RolledDay
from models.event.step_count import StepCount
from models.event.target_report import NetworkReport, ReportedTarget
from models.event.visitor_engagement import Engagement
from models.guide import Draft, Guide, Publication, Version
from models.guide.approval import Approval, RequiredReviewer
from models.guide.build_session import BuildSession
from models.guide.emergency import Emergency
from models.guide.guide_presence import GuidePresence
from models.guide.kept_step import KeptStep
from models.guide.preview import Preview
from models.guide.segment import Segment
from models.guide.target_verdict import TargetVerdict
from models.integration.delivery import Delivery
from models.integration.former_channel import FormerChannel
from models.integration.news_channel import NewsChannel, NewsChoice
from models.integration.weekly_choice import WeeklyChoice
from models.page.blob import Blob
from models.page.page_visit import PageVisit
from models.page.snapshot_archive import PageSnapshot
from models.privacy.erasure import Erasure
from models.privacy.policy_version import PolicyAcknowledgement, PolicyVersion
from models.privacy.rights_link import RightsLink
from models.privacy.visitor_erasure import VisitorErasure
from models.release.live_theme import LiveTheme
from models.release.planned_publication import PlannedPublication
from models.release.put_release import PutRelease
from models.release.release import Release, ReleaseMove
from models.release.shown_version import ShownVersion
from models.release.version_split import VersionSplit
from models.review import Review, ReviewComment
from models.review.review_look import ReviewLook
from models.review.share_link import ShareLink
from models.site import Site
from models.site.identified_mode import IdentifiedMode
from models.site.picture import Picture
from models.site.site_attribute import SiteAttribute
from models.site.theme import Theme
from models.site.time_note import TimeNote
from models.site.watch_schedule import Watch
from models.support.data_key import DataKey
from models.support.database import Base
from models.support.hour_key import HourKey
from models.support.maintenance import Maintenance
from models.support.subject_key import SubjectKey
from models.support.worker_pulse import WorkerPulse

TABLES = (
    AddressChange,
    ApiKey,
    Approval,
    AuditCheckpoint,
    AuditEntry,
    AuditKey,
    Authenticator,
    BackupRun,
    Blob,
    BuildSession,
    Check,
    FormerChannel,
    NewsChannel,
    CheckVerdict,
    ActiveVisitors,
    PackedCount,
    GuideDay,
    RolledDay,
    StepCount,
    CountedBatch,
    MinuteCount,
    DeletedOrganisation,
    DailyUse,
    OwnQuota,
    DataKey,
    Delivery,
    Draft,
    Emergency,
    Erasure,
    EventPace,
    Finding,
    Guide,
    GuidePresence,
    HourKey,
    Invitation,
    Member,
    MemberPicture,
    MemberSession,
    Membership,
    NetworkReport,
    NewsChoice,
    Organisation,
    DomainPolicy,
    OrganisationDomain,
    OrganisationLogo,
    OrganisationProvider,
    RecoveryCode,
    PageSnapshot,
    PageVisit,
    Passkey,
    Picture,
    Policy,
    Preview,
    ProviderIdentity,
    Publication,
    PutRelease,
    RefusedAttempt,
    RejectedCount,
    Release,
    ReleaseMove,
    ReplayedRequest,
    ReportedTarget,
    Review,
    RequiredReviewer,
    ReviewComment,
    ReviewLook,
    RightsLink,
    PolicyAcknowledgement,
    PolicyVersion,
    Segment,
    KeptStep,
    SetUpLink,
    ShareLink,
    ShownVersion,
    SignInLink,
    Site,
    SiteAttribute,
    TimeNote,
    WeeklyChoice,
    VersionSplit,
    SiteRole,
    SpentSecret,
    SubjectKey,
    TargetVerdict,
    Theme,
    Version,
    Watch,
    LiveTheme,
    PlannedPublication,
    WorkerPulse,
    Maintenance,
    IdentifiedMode,
    IdentifiedVisitor,
    VisitorAttribute,
    Engagement,
    VisitorErasure,
)
metadata = Base.metadata
