"""Settings, all from the environment; README.md lists them. A wrong one stops the start with a sentence."""

from datetime import timedelta
from pathlib import Path

import pghistory
from django.core.exceptions import ImproperlyConfigured
from django.utils.csp import CSP
from environs import Env, EnvError, validate

from peel.config import embedded
from peel.config.mail import mailer
from peel.config.single_sign_on import provider

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
    PUBLIC = env.bool("PEEL_PUBLIC", DEMO)
    REQUIRE_MFA = env.bool("PEEL_REQUIRE_MFA", not DEMO)
    SESSION_IDLE = timedelta(minutes=env.int("PEEL_SESSION_IDLE_MINUTES", 30, validate=validate.Range(5, 480)))
    SESSION_LIMIT = timedelta(hours=env.int("PEEL_SESSION_HOURS", 12, validate=validate.Range(1, 24)))
    MAILERS = {"default": mailer(env.dj_email_url("PEEL_EMAIL_URL", "console:" if DEMO else "smtp://localhost:25"))}
    DEFAULT_FROM_EMAIL = env.str("PEEL_EMAIL_FROM", "") or "peel-findings@localhost"
    OIDC = provider(env)
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
    "peel.reference.site.ReferenceConfig",
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
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.usersessions",
    *(["allauth.socialaccount.providers.openid_connect"] if OIDC else []),
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "peel.accounts.refusals.noted",
    "peel.accounts.session_limits.limited",
    "peel.entry.middleware.KeptForms",
    "peel.accounts.session_limits.SignInUnlessPublic",
    "peel.accounts.sign_in.second_factor.demanded",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "peel.config.headers.private_pages_and_permissions",
]

# A file over the limit is not kept, and a pasted text may be as long as the longest that is read.
FILE_UPLOAD_HANDLERS = [
    "peel.review.upload_handler.UpToTheLimit",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
DATA_UPLOAD_MAX_MEMORY_SIZE = 9 * 1024 * 1024

ROOT_URLCONF = "peel.config.urls"
WSGI_APPLICATION = "peel.config.wsgi.application"
AUTH_USER_MODEL = "peel.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# In PostgreSQL, so that limits on tries, and codes that were used, hold for all processes together.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# What a read document becomes in the record, step by step in one transaction. `peel` never imports
# `audits`, so the steps are named here.
ACCEPT_STEPS = ["peel.review.actions.accept.record_findings", "audits.audits.actions.record_audits"]
# The same for the facts that `manage.py load_facts` loads.
FACT_LOADERS = ["peel.seed.loaders.load", "audits.seed.audits.load", "audits.seed.measures.load"]
# The modules that show reference data to admins, below /reference/.
REFERENCE_DATA = ["peel.reference.admin", "audits.admin"]
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
    "internal-note": "peel.InternalNote",
    "recommendation": "peel.Recommendation",
    "closure": "peel.Closure",
    "supersession": "peel.Supersession",
    "letter": "peel.Letter",
    "move": "peel.Move",
    "document": "peel.Document",
    "force": "peel.Force",
    "cycle": "peel.Cycle",
    "area": "peel.Area",
    "force-name": "peel.ForceName",
    "succession": "peel.Succession",
    "grade": "peel.Grade",
    "framework": "peel.Framework",
    "theme": "peel.Theme",
    "area-alias": "peel.AreaAlias",
    "measure": "audits.Measure",
    "subject": "audits.Subject",
    "subject-alias": "audits.SubjectAlias",
    "break": "audits.Break",
    "provisional": "audits.Provisional",
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
CSRF_FAILURE_VIEW = "peel.about.errors.forged"
SESSION_COOKIE_AGE = int(SESSION_LIMIT.total_seconds())

AUTHENTICATION_BACKENDS = ["peel.accounts.sign_in.backend.Backend"]
RULES = "django.contrib.auth.password_validation"
# As NIST and OWASP advise: long and not common; no rules on signs, no change for its own sake.
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{RULES}.MinimumLengthValidator", "OPTIONS": {"min_length": 15}},
    {"NAME": f"{RULES}.CommonPasswordValidator"},
    {"NAME": "peel.accounts.sign_in.passwords.NotOneShortPiece"},
    {"NAME": f"{RULES}.UserAttributeSimilarityValidator", "OPTIONS": {"user_attributes": ["email"]}},
]
PASSWORD_RESET_TIMEOUT = 24 * 60 * 60  # seconds, for invitations too
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"

ALLAUTH_TRUSTED_PROXY_COUNT = 1 if BEHIND_PROXY else 0
ACCOUNT_ADAPTER = "peel.accounts.sign_in.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # who can open an invitation's link has the address
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = "PEEL findings: "
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if HTTPS else "http"
ACCOUNT_FORMS = {
    "login": "peel.accounts.sign_in.forms.LoginForm",
    "reset_password": "peel.accounts.sign_in.forms.ResetPasswordForm",
    "reset_password_from_key": "peel.accounts.sign_in.forms.ResetPasswordKeyForm",
    "set_password": "peel.accounts.sign_in.forms.SetPasswordForm",
    "change_password": "peel.accounts.sign_in.forms.ChangePasswordForm",
    "reauthenticate": "peel.accounts.sign_in.forms.ReauthenticateForm",
}
MFA_ADAPTER = "peel.accounts.sign_in.factors.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = "PEEL findings"
MFA_TOTP_TOLERANCE = 1  # clocks differ
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS  # a demo on localhost
MFA_FORMS = {
    "authenticate": "peel.accounts.sign_in.forms.AuthenticateForm",
    "reauthenticate": "peel.accounts.sign_in.forms.ReauthenticateByCodeForm",
    "activate_totp": "peel.accounts.sign_in.forms.ActivateTOTPForm",
    "authenticate_webauthn": "peel.accounts.sign_in.forms.AuthenticateWebAuthnForm",
    "reauthenticate_webauthn": "peel.accounts.sign_in.forms.ReauthenticateWebAuthnForm",
    "add_webauthn": "peel.accounts.sign_in.forms.AddWebAuthnForm",
    "edit_webauthn": "peel.accounts.sign_in.forms.EditWebAuthnForm",
}
SOCIALACCOUNT_ADAPTER = "peel.accounts.sign_in.single_sign_on.SocialAdapter"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True  # by the address that the one configured server verified
SOCIALACCOUNT_LOGIN_ON_GET = True  # a link: the content security policy lets no form leave this host
SOCIALACCOUNT_PROVIDERS = {"openid_connect": OIDC} if OIDC else {}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # psycopg tells of every try and every clean-up; the one error that follows says enough.
    # Who signed in or was refused, who moved a publication and who read a draft is told as well as kept.
    "loggers": {"psycopg": {"level": "ERROR"}, "peel": {"level": "INFO"}},
}

# Each tracked table keeps every row that was inserted, changed or deleted, written by PostgreSQL itself.
PGHISTORY_DEFAULT_TRACKERS = (pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
# Triggers follow the models after each migrate; as migrations, 200 of them would make each fresh start
# half a minute longer.
PGTRIGGER_MIGRATIONS = False
PGTRIGGER_INSTALL_ON_MIGRATE = True

COMPONENTS = DEMO  # the page of all components, with made-up rows
