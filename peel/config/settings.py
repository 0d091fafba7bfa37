"""Settings, all from the environment; README.md lists them. A wrong one stops the start with a sentence."""

from pathlib import Path

import pghistory
from django.core.exceptions import ImproperlyConfigured
from django.utils.csp import CSP
from environs import Env, EnvError, validate

from peel.config import embedded

BASE_DIR = Path(__file__).resolve().parents[2]
env = Env()

try:
    DEMO = env.bool("PEEL_DEMO", False)
    DEBUG = env.bool("PEEL_DEBUG", False)
    SECRET_KEY = env.str("PEEL_SECRET_KEY", "only-for-the-demo-on-this-machine" if DEMO else None)
    ALLOWED_HOSTS = env.list("PEEL_ALLOWED_HOSTS", ["127.0.0.1", "localhost"])
    HTTPS = env.bool("PEEL_HTTPS", not DEMO)
    BEHIND_PROXY = env.bool("PEEL_BEHIND_PROXY", False)
    ONE_PERSON_PUBLISHES = env.bool("PEEL_ONE_PERSON_PUBLISHES", False)
    POOL_SIZE = env.int("PEEL_POOL_SIZE", 8, validate=validate.Range(min=1, max=200))
    CONTACT = env.str("PEEL_CONTACT", "") or "the people who run this service"
    DATABASES = {"default": env.dj_db_url("DATABASE_URL") if env.str("DATABASE_URL", "") else {}}
except (EnvError, ValueError) as error:
    raise ImproperlyConfigured(f"A setting is wrong: {error}") from None

if not SECRET_KEY:
    raise ImproperlyConfigured(
        "PEEL_SECRET_KEY is not set: give it at least 50 random characters, or set PEEL_DEMO=1 to try the demo."
    )

if DATABASES["default"]:
    if DATABASES["default"]["ENGINE"] != "django.db.backends.postgresql":
        raise ImproperlyConfigured(
            "DATABASE_URL must be a PostgreSQL address: postgresql://user:password@host/name."
        )
else:
    DATABASES["default"] = {
        "ENGINE": "peel.config.embedded",
        "NAME": "peel",
        "USER": "postgres",
        "HOST": str(embedded.cluster("demo" if DEMO else "data")),
    }
DATABASES["default"].setdefault("OPTIONS", {})["pool"] = {"min_size": 0, "max_size": POOL_SIZE, "timeout": 5}
DATABASES["default"]["CONN_MAX_AGE"] = 0  # the pool keeps connections open, not Django

INSTALLED_APPS = [
    "peel",
    "audits",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_tables2",
    "django_filters",
    "pgtrigger",
    "pghistory",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "peel.config.headers.private_pages_and_permissions",
]

ROOT_URLCONF = "peel.config.urls"
WSGI_APPLICATION = "peel.config.wsgi.application"
AUTH_USER_MODEL = "peel.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# What a read document becomes in the record, step by step in one transaction. `peel` never imports
# `audits`, so the steps are named here.
ACCEPT_STEPS = ["peel.actions.accept.record_findings", "audits.actions.record_audits"]
# The same for the facts that `manage.py load_facts` loads.
FACT_LOADERS = ["peel.actions.facts.load", "audits.facts.load"]
# The rows whose history inspectors and admins can read, by the word in the address.
WITH_HISTORY = {
    "publication": "peel.Publication",
    "inspection": "peel.Inspection",
    "judgment": "peel.Judgment",
    "revision": "peel.Revision",
    "correction": "peel.Correction",
    "finding": "peel.Finding",
    "figure": "peel.Figure",
    "cause": "peel.CauseOfConcern",
    "recommendation": "peel.Recommendation",
    "closure": "peel.Closure",
    "supersession": "peel.Supersession",
    "letter": "peel.Letter",
    "move": "peel.Move",
    "document": "peel.Document",
    "force": "peel.Force",
    "cycle": "peel.Cycle",
    "area": "peel.Area",
    "audit": "audits.Audit",
    "estimate": "audits.Estimate",
    "count": "audits.Count",
    "comparison": "audits.Comparison",
}

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "peel.config.site.site",
            ],
            "builtins": ["peel.templatetags.peel"],
        },
    }
]
DJANGO_TABLES2_TEMPLATE = "components/table.html"

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = False
DATE_FORMAT = "j F Y"

STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "build" / "static"
STATICFILES_DIRS = [BASE_DIR / "build" / "assets"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "object-src": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
}
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
CSRF_COOKIE_HTTPONLY = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # The pool tells of every try; the one error that follows says enough.
    # Who moved a publication and who read a draft is told as well as kept.
    "loggers": {"psycopg.pool": {"level": "ERROR"}, "peel": {"level": "INFO"}},
}

# Each tracked table keeps every row that was inserted, changed or deleted, written by PostgreSQL itself.
PGHISTORY_DEFAULT_TRACKERS = (pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
# Triggers follow the models after each migrate; as migrations, 200 of them would make each fresh start
# half a minute longer.
PGTRIGGER_MIGRATIONS = False
PGTRIGGER_INSTALL_ON_MIGRATE = True
