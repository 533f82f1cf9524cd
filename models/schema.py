"""Every table of Cairn in one place, for migrations."""

from models.account import Member, MemberSession, Membership, Organisation, SignInLink
from models.event.count import Count
from models.guide import Draft, Guide, Publication, Version
from models.guide.build_session import BuildSession
from models.guide.health import TargetVerdict
from models.guide.segment import Segment
from models.page.archive import Blob, PageSnapshot
from models.release.release import Release, ReleaseMove
from models.site import Site
from models.site.attribute import SiteAttribute
from models.support.database import Base

TABLES = (
    Blob,
    BuildSession,
    Count,
    Draft,
    Guide,
    Member,
    MemberSession,
    Membership,
    Organisation,
    PageSnapshot,
    Publication,
    Release,
    ReleaseMove,
    Segment,
    SignInLink,
    Site,
    SiteAttribute,
    TargetVerdict,
    Version,
)
metadata = Base.metadata
