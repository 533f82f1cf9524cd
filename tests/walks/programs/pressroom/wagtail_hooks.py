"""Cairn's tag in every page of the admin, where Wagtail's users put scripts of their own."""

from django.conf import settings
from django.utils.html import format_html
from wagtail import hooks


@hooks.register("insert_global_admin_js")
def tag():
    return format_html('<script async src="{}"></script>', settings.CAIRN_SCRIPT) if settings.CAIRN_SCRIPT else ""
