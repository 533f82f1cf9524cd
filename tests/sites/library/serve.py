"""Run as a program: `serve.py DATABASE PORT CAIRN_SCRIPT SIGNED_IN` makes a small library, prints the port (PORT, or a free
one for 0) and serves its admin. CAIRN_SCRIPT may be empty; everybody is the librarian unless SIGNED_IN is "no".

It ends when its standard input does, so that it never outlives the test that started it.
"""

import datetime as dt
import sys
import threading
from pathlib import Path
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

HERE = Path(__file__).parent
TITLES = (
    "Hunger",
    "Pan",
    "Victoria",
    "Mysteries",
    "Emma",
    "Persuasion",
    "Effi Briest",
    "Cécile",
    "The Waves",
    "Orlando",
    "Flush",
    "The Years",
)
AUTHORS = (
    ("Knut Hamsun", 1859, "no"),
    ("Jane Austen", 1775, "en"),
    ("Theodor Fontane", 1819, "de"),
    ("Virginia Woolf", 1882, "en"),
)


def main(database, port, cairn_script, signed_in=""):
    # Not this folder but the one above it: the modules here are the package `library`.
    sys.path[0] = str(HERE.parent)
    configure(database, cairn_script, [] if signed_in == "no" else ["library.signing_in.sign_in_everyone"])
    from django.contrib.staticfiles.handlers import StaticFilesHandler
    from django.core.wsgi import get_wsgi_application

    application = StaticFilesHandler(get_wsgi_application())
    fill()
    server = make_server("127.0.0.1", int(port), application, Threaded, Quiet)
    print(server.server_port, flush=True)
    threading.Thread(target=lambda: (sys.stdin.read(), server.shutdown()), daemon=True).start()
    server.serve_forever(poll_interval=0.05)


def configure(database, cairn_script, signing_in):
    from django.conf import settings

    processors = ("django.template.context_processors.request", "django.contrib.auth.context_processors.auth")
    apps = ("admin", "auth", "contenttypes", "sessions", "messages", "staticfiles")
    settings.configure(
        DEBUG=True,  # serves the admin's own stylesheets
        SECRET_KEY="for this test alone",
        ALLOWED_HOSTS=["*"],
        ROOT_URLCONF="library.urls",
        INSTALLED_APPS=[*(f"django.contrib.{app}" for app in apps), "library"],
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": database, "OPTIONS": {"timeout": 20}}},
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.middleware.common.CommonMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
            *signing_in,
            "django.contrib.messages.middleware.MessageMiddleware",
        ],
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "DIRS": [HERE / "templates"],
                "APP_DIRS": True,
                "OPTIONS": {"context_processors": [*processors, "django.contrib.messages.context_processors.messages"]},
            }
        ],
        STATIC_URL="/static/",
        USE_TZ=True,
        LOGGING_CONFIG=None,
        CAIRN_SCRIPT=cairn_script,
    )


def fill():
    from django.contrib.auth.models import User
    from django.core.management import call_command

    call_command("migrate", run_syncdb=True, verbosity=0)
    from library.models import Author, Book, Loan

    User.objects.create_superuser("librarian", "librarian@example.org", "for this test alone")
    for number, (name, born, language) in enumerate(AUTHORS):
        author = Author.objects.create(name=name, born=born)
        for place, title in enumerate(TITLES[number::4]):
            published = dt.date(born + 30 + place, 1 + place, 10 + number)
            book = Book.objects.create(title=title, author=author, language=language, published=published, in_print=place != 1)
            Loan.objects.create(book=book, reader=f"Reader {number + place}", due=dt.date(2026, 7, 1 + place))


class Threaded(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class Quiet(WSGIRequestHandler):
    def log_message(self, *_):
        """Says nothing: standard output carries the port and no more."""


if __name__ == "__main__":
    main(*sys.argv[1:])
