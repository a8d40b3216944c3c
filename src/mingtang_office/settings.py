"""Every setting, read from the environment; without any variable set it is safe for development.

`MINGTANG_MODE=production` refuses to start with DEBUG, a default secret, no host name or a site
address that is not https. `docs/operations.md` lists the variables.
"""

from __future__ import annotations

import logging
from datetime import timedelta
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
    env.refuse_one_secret_twice(SECRET_KEY, TRAIL_SEALING_KEY)

# -- Applications ---------------------------------------------------------------------------------

INSTALLED_APPS = [
    "mingtang_office.demo",
    "mingtang_office.operation",
    "mingtang_office.portal",
    "mingtang_office.annual",
    "mingtang_office.auditing",
    "mingtang_office.powers",
    "mingtang_office.upkeep",
    "mingtang_office.remedies",
    "mingtang_office.applications",
    "mingtang_office.publication",
    "mingtang_office.channels",
    "mingtang_office.search",
    "mingtang_office.letters",
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
    "wagtail.contrib.table_block",
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
    "ninja",
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
    "mingtang_office.ui.text_size.PagesBySize",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "mingtang_office.operation.middleware.RequestLog",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "mingtang_office.ui.closed_screens.ClosedScreens",
    "mingtang_office.ui.denials.OfficeDoor",
    "django_htmx.middleware.HtmxMiddleware",
    "mingtang_office.accounts.session_limits.SessionLimits",
    "mingtang_office.accounts.password_due.PasswordInForce",
    "mingtang_office.agencies.second_factor.SecondFactorMiddleware",
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
# Where what is public is searched; nothing: in the database.
SEARCH_ENGINE = env.search("MINGTANG_SEARCH_URL")

MEDIA_ROOT = DATA / "files"
# No MEDIA_URL is ever routed: an uploaded file leaves only through a view that asks the policy.
MEDIA_URL = "/files-are-not-served/"
STATIC_ROOT = env.directory("MINGTANG_STATIC", default=DATA / "static")
STATIC_URL = "/static/"
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "mingtang_office.ui.vendor.VendorFinder",
]
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
WHITENOISE_ALLOW_ALL_ORIGINS = False
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

# What the public may send: kept small, since anybody may send it.
APPLY_FILES = env.number("MINGTANG_APPLY_FILES", default=5, least=0, most=20)
APPLY_FILE_MEGABYTES = env.number("MINGTANG_APPLY_FILE_MEGABYTES", default=10, least=1, most=50)
APPLY_AN_HOUR = env.number("MINGTANG_APPLY_AN_HOUR", default=20, least=1, most=10_000)
APPLY_AN_HOUR_TO_AGENCY = env.number(
    "MINGTANG_APPLY_AN_HOUR_TO_AGENCY", default=300, least=1, most=100_000
)
APPLY_SECONDS = env.number("MINGTANG_APPLY_SECONDS", default=4, least=0, most=60)
APPLY_DRAFT_MINUTES = env.number("MINGTANG_APPLY_DRAFT_MINUTES", default=60, least=10, most=720)
# How often one address may ask the open data in an hour, and fetch all of it.
DATA_AN_HOUR = env.number("MINGTANG_DATA_AN_HOUR", default=3600, least=10, most=10**7)
DATA_WHOLE_AN_HOUR = env.number("MINGTANG_DATA_WHOLE_AN_HOUR", default=10, least=1, most=10_000)
# How often one network address may subscribe by mail in an hour, and all of them together; how long a
# mailbox is left in peace after a question that it did not answer; how long it may answer.
SUBSCRIBE_AN_HOUR = env.number("MINGTANG_SUBSCRIBE_AN_HOUR", default=10, least=1, most=10_000)
SUBSCRIBE_AN_HOUR_IN_ALL = env.number(
    "MINGTANG_SUBSCRIBE_AN_HOUR_IN_ALL", default=300, least=1, most=100_000
)
SUBSCRIBE_MAIL_MINUTES = env.number(
    "MINGTANG_SUBSCRIBE_MAIL_MINUTES", default=15, least=5, most=1440
)
SUBSCRIBE_CONFIRM_HOURS = env.number(
    "MINGTANG_SUBSCRIBE_CONFIRM_HOURS", default=48, least=1, most=168
)
ADDRESS_TRIES = env.number("MINGTANG_ADDRESS_TRIES", default=60, least=3, most=10_000)
TRACK_TRIES = env.number("MINGTANG_TRACK_TRIES", default=30, least=3, most=10_000)
TRACK_TRIES_OF_NUMBER = env.number("MINGTANG_TRACK_TRIES_OF_NUMBER", default=10, least=3, most=1000)
TRACK_MINUTES = env.number("MINGTANG_TRACK_MINUTES", default=30, least=5, most=120)

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
# Tasks that are enqueued once a day, from this hour on; each takes the day as its argument.
DAILY_TASKS = [
    ("mingtang_office.publication.actions.daily.restate_daily", 0),
    ("mingtang_office.publication.actions.looking_through.look_through_daily", 1),
    ("mingtang_office.portal.actions.drafts.sweep_daily", 2),
    ("mingtang_office.portal.actions.subscribing.sweep_daily", 2),
    ("mingtang_office.applications.actions.erasure.erase_daily", 3),
    ("mingtang_office.powers.actions.erasing.erase_daily", 3),
    ("mingtang_office.applications.actions.reminders.remind_daily", 7),
    ("mingtang_office.portal.actions.digests.send_daily", 8),
    ("mingtang_office.channels.actions.counting.read_counts_daily", 5),
    ("mingtang_office.upkeep.actions.checking.check_daily", 1),
    ("mingtang_office.upkeep.actions.inspecting.inspect_daily", 6),
]
# Asked every minute by every worker, with the moment: each enqueues what has come due.
MINUTE_CHECKS = [
    "mingtang_office.channels.actions.waking.wake",
    "mingtang_office.search.actions.sending.wake",
]

# Where the online channels speak to; none of them is on before an agency switches it on.
CHANNELS_WECHAT_URL = env.interface(
    "MINGTANG_WECHAT_URL", default="https://api.weixin.qq.com", production=PRODUCTION
)
CHANNELS_WEIBO_URL = env.interface(
    "MINGTANG_WEIBO_URL", default="https://api.weibo.com", production=PRODUCTION
)

# How much of what is public is looked through for dead links and damaged files in a day, and whether
# links to sites of others are tried at all.
CHECK_ITEMS_A_DAY = env.number("MINGTANG_CHECK_ITEMS_A_DAY", default=20_000, least=100, most=10**7)
CHECK_MEGABYTES_A_DAY = env.number(
    "MINGTANG_CHECK_MEGABYTES_A_DAY", default=4096, least=1, most=10**7
)
CHECK_EXTERNAL_LINKS = env.flag("MINGTANG_CHECK_EXTERNAL_LINKS", default=False)
CHECK_LINKS_A_DAY = env.number("MINGTANG_CHECK_LINKS_A_DAY", default=2000, least=1, most=10**6)

# -- People and sign-in ---------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    # Before allauth's, which looks for Django's own permissions, held by nobody, in the database.
    "mingtang_office.agencies.backends.MembershipBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "wagtailadmin_home"
# Whom a person at the sign-in page is told to ask.
ACCOUNTS_HELP = env.text("MINGTANG_HELP", default="本机关的系统管理员")
# Who may cover whose absence is the policy's to say, above `accounts`: (person, day) -> people.
ACCOUNTS_COLLEAGUES = "mingtang_office.agencies.colleagues.colleagues_of"

PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
PASSWORD_DAYS = env.number("MINGTANG_PASSWORD_DAYS", default=90, least=0, most=3650)  # 0: no limit
PASSWORD_RESET_TIMEOUT = 3600
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "mingtang_office.accounts.validators.LongEnough",
        "OPTIONS": {"min_length": 12},
    },
    {
        "NAME": "mingtang_office.accounts.validators.UnlikeName",
        "OPTIONS": {"user_attributes": ("username", "full_name", "email", "phone")},
    },
    {"NAME": "mingtang_office.accounts.validators.NotCommon"},
    {"NAME": "mingtang_office.accounts.validators.CharacterClasses"},
    {"NAME": "mingtang_office.accounts.validators.NotUsedBefore"},
]

SESSION_IDLE_MINUTES = env.number("MINGTANG_IDLE_MINUTES", default=30, least=1, most=720)
SESSION_COOKIE_AGE = 3600 * env.number("MINGTANG_SESSION_HOURS", default=12, least=1, most=24)
SESSION_EXPIRE_AT_BROWSER_CLOSE = True

# How many proxies stand before the server; the address of the client is what the first of them saw.
ALLAUTH_TRUSTED_PROXY_COUNT = env.number("MINGTANG_PROXIES", default=0, least=0, most=9)
ACCOUNT_ADAPTER = "mingtang_office.accounts.adapters.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "mingtang_office.accounts.forms.plain.SignInForm",
    "reauthenticate": "mingtang_office.accounts.forms.plain.ConfirmForm",
    "change_password": "mingtang_office.accounts.forms.plain.ChangePasswordForm",
    "reset_password": "mingtang_office.accounts.forms.plain.ResetForm",
    "reset_password_from_key": "mingtang_office.accounts.forms.plain.ResetByKeyForm",
}
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]  # nobody signs up; allauth asks all the same
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = "【明堂】"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
# Beyond the lock-out below, which is by name and address: many names from one address, many
# addresses for one name.
ACCOUNT_RATE_LIMITS = {"login": "30/m/ip", "login_failed": "20/m/ip,10/15m/key"}

MFA_ADAPTER = "mingtang_office.agencies.second_factor.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_FORMS = {
    "authenticate": "mingtang_office.accounts.forms.sign_in.CodeForm",
    "reauthenticate": "mingtang_office.accounts.forms.plain.ConfirmByCodeForm",
    "activate_totp": "mingtang_office.accounts.forms.plain.AddAppForm",
    "add_webauthn": "mingtang_office.accounts.forms.plain.AddKeyForm",
}
MFA_TOTP_ISSUER = "明堂"
MFA_TOTP_TOLERANCE = 1  # a telephone's clock may be half a minute off
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_ALLOW_UNVERIFIED_EMAIL = True  # addresses are the administrator's entry, not used to sign in

AXES_FAILURE_LIMIT = env.number("MINGTANG_SIGN_IN_FAILURES", default=5, least=3, most=20)
AXES_COOLOFF_TIME = timedelta(
    minutes=env.number("MINGTANG_LOCK_OUT_MINUTES", default=15, least=1, most=1440)
)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # so that the page can say how long to wait
AXES_DISABLE_ACCESS_LOG = True  # the trail tells who signed in
AXES_SENSITIVE_PARAMETERS = ["login", "username", "next", "ip_address"]
AXES_USERNAME_CALLABLE = "mingtang_office.accounts.lock_out.name_digest"
AXES_CLIENT_IP_CALLABLE = "mingtang_office.accounts.addresses.client_address"
AXES_CLIENT_STR_CALLABLE = "mingtang_office.accounts.lock_out.no_personal_data"
AXES_LOCKOUT_CALLABLE = "mingtang_office.accounts.lock_out.locked_out_page"

# Single sign-on with the house's own identity provider; off unless all of its variables are set.
SINGLE_SIGN_ON = env.single_sign_on("MINGTANG_SIGN_ON", production=PRODUCTION)
SOCIALACCOUNT_ADAPTER = "mingtang_office.accounts.single_sign_on.SignOnAdapter"
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": SINGLE_SIGN_ON, "OAUTH_PKCE_ENABLED": True}}
SOCIALACCOUNT_STORE_TOKENS = False

# -- Language and time ----------------------------------------------------------------------------

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
USE_I18N = True

# By which calendar a page counts is known above `ui`: agency or None -> calendar.
UI_CALENDAR = "mingtang_office.agencies.calendars.calendar_for"

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
        "frame-ancestors": ["'none'"],
    }
}
X_FRAME_OPTIONS = "DENY"
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
MAIL_IS_SET_UP = bool(env.text("MINGTANG_EMAIL_URL"))  # else nobody resets a password by mail
DEFAULT_FROM_EMAIL = env.text("MINGTANG_MAIL_FROM", default="mingtang@localhost")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

# -- Logs: one JSON object a line, without personal data ------------------------------------------

DJANGO_STRUCTLOG_IP_LOGGING_ENABLED = False
DJANGO_STRUCTLOG_STATUS_START_LOG_LEVEL = logging.DEBUG
LOGGING = env.logging_configuration(pretty=not PRODUCTION)
