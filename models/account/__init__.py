"""Organisations, the members in them, and how a member signs in."""

from models.account.member import Member, PasswordRefused, is_password_of
from models.account.member_session import MemberSession
from models.account.organisation import Membership, Organisation
from models.account.role import Role
from models.account.sign_in_link import SignInLink

__all__ = ["Member", "MemberSession", "Membership", "Organisation", "PasswordRefused", "Role", "SignInLink", "is_password_of"]
