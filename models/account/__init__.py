"""Organisations, the members in them, and how a member signs in."""

from models.account.member import Member, PasswordRefused
from models.account.organisation import Membership, Organisation, Role
from models.account.session import MemberSession, SignInLink

__all__ = ["Member", "MemberSession", "Membership", "Organisation", "PasswordRefused", "Role", "SignInLink"]
