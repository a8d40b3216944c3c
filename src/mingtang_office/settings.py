"""Every setting, read from the environment; without any variable set it is safe for development.

`MINGTANG_MODE=production` refuses to start with DEBUG, a default secret, no host name or a site
address that is not https. `docs/operations.md` lists the variables.
"""

from __future__ import annotations

import logging
from pathlib import Path

from mingtang_office import environment as env

MODE = env.choice("MINGTANG_MODE", ("development", "production"), default="development")
PRODUCTION = MODE == "production"
DEBUG = env.flag("MINGTANG_DEBUG", default=False)
DATA = env.directory("MINGTANG_DATA", default=Path("var/office"))
SITE_URL = env.text("MINGTANG_SITE_URL", default="http://127.0.0.1:8000").rstrip("/")

SECRET_KEY = env.secret("MINGTANG_SECRET_KEY", required=PRODUCTION)
SECRET_KEY_FALLBACKS = env.texts("MINGTANG_SECRET_KEY_FALLBACKS")
ALLOWED_HOSTS = env.texts("MINGTANG_HOSTS") or env.development_hosts(SITE_URL, PRODUCTION)
CSRF_TRUSTED_ORIGINS = [SITE_URL]

# The key that wraps the key of each object whose personal data the trail seals (32 bytes, base64).
TRAIL_SEALING_KEY = env.secret("MINGTANG_TRAIL_KEY", required=PRODUCTION)
# The digest that chains the trail; an entry remembers its own, so a change never breaks a chain.
TRAIL_DIGEST = env.choice("MINGTANG_TRAIL_DIGEST", ("sm3", "sha256"), default="sm3")

if PRODUCTION:
    env.refuse_unsafe_production(debug=DEBUG, site_url=SITE_URL, hosts=ALLOWED_HOSTS)

# -- Applications ---------------------------------------------------------------------------------

INSTALLED_APPS = [
    "mingtang_office.demo",
    "mingtang_office.operation",
    "mingtang_office.portal",
    "mingtang_office.auditing",
    "mingtang_office.inspection",
    "mingtang_office.agencies",
    "mingtang_office.accounts",
    "mingtang_office.trail",
    "mingtang_office.ui",
    "wagtail.users",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "modelsearch",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "axes",
    "django_htmx",
    "django_tasks_db",
    "django_structlog",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "mingtang_office.operation.middleware.RequestLog",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "mingtang_office.ui.closed_screens.ClosedScreens",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "mingtang_office.urls"
WSGI_APPLICATION = "mingtang_office.wsgi.application"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
            ],
        },
    },
]

# -- Data -----------------------------------------------------------------------------------------

DATABASES = {"default": env.database("DATABASE_URL", default_path=DATA / "mingtang.sqlite3")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": env.cache("MINGTANG_CACHE_URL", shared=PRODUCTION)}

MEDIA_ROOT = DATA / "files"
# No MEDIA_URL is ever routed: an uploaded file leaves only through a view that asks the policy.
MEDIA_URL = "/files-are-not-served/"
STATIC_ROOT = env.directory("MINGTANG_STATIC", default=DATA / "static")
STATIC_URL = "/static/"
STORAGES = {
    "default": env.storage("MINGTANG_STORAGE_URL"),
    # Names with a digest need `collectstatic`, which at a desk nobody should have to run.
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not PRODUCTION
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
DATA_UPLOAD_MAX_NUMBER_FILES = 500

# What a person may hand in to be checked, and what reading one file may cost.
UPLOAD_FILE_MEGABYTES = env.number("MINGTANG_UPLOAD_FILE_MEGABYTES", default=50, least=1, most=200)
UPLOAD_REQUEST_MEGABYTES = env.number(
    "MINGTANG_UPLOAD_REQUEST_MEGABYTES", default=500, least=1, most=10_000
)
UPLOAD_FILES_AN_HOUR = env.number("MINGTANG_UPLOAD_FILES_AN_HOUR", default=200, least=1, most=10**6)
READ_SECONDS = env.number("MINGTANG_READ_SECONDS", default=60, least=1, most=3600)
READ_MEGABYTES = env.number("MINGTANG_READ_MEGABYTES", default=2048, least=512, most=65_536)

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# -- People and sign-in ---------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
    "mingtang_office.agencies.backends.MembershipBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "full_name", "email", "phone")},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "mingtang_office.accounts.validators.CharacterClasses"},
    {"NAME": "mingtang_office.accounts.validators.NotUsedBefore"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "wagtailadmin_home"

# -- Language and time ----------------------------------------------------------------------------

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
USE_I18N = True

# -- Wagtail --------------------------------------------------------------------------------------

WAGTAIL_SITE_NAME = "明堂"
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAILADMIN_LOGIN_URL = LOGIN_URL
WAGTAIL_I18N_ENABLED = False
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILADMIN_PERMITTED_LANGUAGES = [("zh-hans", "简体中文")]
WAGTAIL_WORKFLOW_ENABLED = False

# -- Security -------------------------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "base-uri": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'self'"],
    }
}
X_FRAME_OPTIONS = "SAMEORIGIN"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
if PRODUCTION:
    SECURE_SSL_REDIRECT = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True

# -- Mail -----------------------------------------------------------------------------------------

EMAIL_BACKEND, EMAIL_OPTIONS = env.mail("MINGTANG_EMAIL_URL")
EMAIL_HOST = EMAIL_OPTIONS.host
EMAIL_PORT = EMAIL_OPTIONS.port
EMAIL_HOST_USER = EMAIL_OPTIONS.user
EMAIL_HOST_PASSWORD = EMAIL_OPTIONS.password
EMAIL_USE_TLS = EMAIL_OPTIONS.starttls
EMAIL_USE_SSL = EMAIL_OPTIONS.tls
DEFAULT_FROM_EMAIL = env.text("MINGTANG_MAIL_FROM", default="mingtang@localhost")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

# -- Logs: one JSON object a line, without personal data ------------------------------------------

DJANGO_STRUCTLOG_IP_LOGGING_ENABLED = False
DJANGO_STRUCTLOG_STATUS_START_LOG_LEVEL = logging.DEBUG
LOGGING = env.logging_configuration(pretty=not PRODUCTION)
