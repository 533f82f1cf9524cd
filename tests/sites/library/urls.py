from django.conf import settings
from django.contrib import admin
from django.urls import path

admin.site.site_header = "Town library"
# What the overridden base template of the admin reads: Django hands these to every page of it.
admin.site.each_context = lambda request, given=admin.site.each_context: {**given(request), "cairn_script": settings.CAIRN_SCRIPT}

urlpatterns = [path("admin/", admin.site.urls)]
