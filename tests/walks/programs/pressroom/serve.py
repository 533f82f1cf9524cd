"""Run as a program: `serve.py FOLDER CAIRN_SCRIPT` makes a small press room with Wagtail, prints the port and serves it.

Everybody is its editor. It ends when its standard input does, so that it never outlives the test that started it.
"""

import sys
import threading
from pathlib import Path
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

HERE = Path(__file__).parent
DJANGO = ("auth", "contenttypes", "sessions", "messages", "staticfiles")
WAGTAIL = ("admin", "documents", "images", "users", "search", "snippets", "sites", "contrib.redirects")


def main(folder, cairn_script):
    # Not this folder but the one above it: the modules here are the package `pressroom`.
    sys.path[0] = str(HERE.parent)
    configure(Path(folder), cairn_script)
    from django.contrib.staticfiles.handlers import StaticFilesHandler
    from django.core.wsgi import get_wsgi_application

    application = StaticFilesHandler(get_wsgi_application())
    fill()
    server = make_server("127.0.0.1", 0, application, Threaded, Quiet)
    print(server.server_port, flush=True)
    threading.Thread(target=lambda: (sys.stdin.read(), server.shutdown()), daemon=True).start()
    server.serve_forever(poll_interval=0.05)


def configure(folder, cairn_script):
    from django.conf import settings

    processors = ("django.template.context_processors.request", "django.contrib.auth.context_processors.auth")
    settings.configure(
        DEBUG=True,  # serves Wagtail's own styles and scripts
        SECRET_KEY="for this walk alone",
        ALLOWED_HOSTS=["*"],
        ROOT_URLCONF="pressroom.urls",
        INSTALLED_APPS=[
            "pressroom",
            *(f"wagtail.{app}" for app in WAGTAIL),
            "wagtail",
            "modelcluster",
            "taggit",
            "django_tasks",
            *(f"django.contrib.{app}" for app in DJANGO),
        ],
        DATABASES={
            "default": {
                "ENGINE": "django.db.backends.sqlite3",
                "NAME": folder / "pressroom.db",
                "OPTIONS": {"timeout": 20, "transaction_mode": "IMMEDIATE"},
            }
        },
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        MEDIA_ROOT=folder / "media",
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.middleware.common.CommonMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
            "pressroom.signing_in.sign_in_everyone",
            "django.contrib.messages.middleware.MessageMiddleware",
        ],
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "APP_DIRS": True,
                "OPTIONS": {"context_processors": [*processors, "django.contrib.messages.context_processors.messages"]},
            }
        ],
        STATIC_URL="/static/",
        USE_TZ=True,
        LOGGING_CONFIG=None,
        WAGTAIL_SITE_NAME="Press room",
        WAGTAILADMIN_BASE_URL="http://127.0.0.1",
        WAGTAIL_ENABLE_UPDATE_CHECK=False,  # a walk asks nobody on the network
        WAGTAIL_ENABLE_WHATS_NEW_BANNER=False,
        CAIRN_SCRIPT=cairn_script,
    )


def fill():
    from django.contrib.auth.models import User
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from wagtail.models import Page

    from pressroom.models import Release

    User.objects.create_superuser("editor", "editor@example.org", "for this walk alone")
    home = Page.objects.get(depth=2)
    for title in ("Harbour opens a second basin", "Winter berths", "Sail loft to let"):
        home.add_child(instance=Release(title=title, body=f"<p>{title}.</p>"))


class Threaded(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class Quiet(WSGIRequestHandler):
    def log_message(self, *_):
        """Says nothing: standard output carries the port and no more."""


if __name__ == "__main__":
    main(*sys.argv[1:])
