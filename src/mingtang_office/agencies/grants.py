"""The whole policy as data: which role holds which permission, and how far it reaches.

What is not granted here is forbidden. `agencies.policy` answers from it; docs/policy.md shows it.
"""

from __future__ import annotations

from enum import StrEnum

from mingtang_office.agencies.models import Role


class Permission(StrEnum):
    VIEW_AGENCIES = "agencies.view"
    MANAGE_AGENCIES = "agencies.manage"
    MANAGE_CALENDAR = "agencies.manage_calendar"
    MANAGE_PEOPLE = "accounts.manage"
    REMOVE_SECOND_FACTOR = "accounts.remove_second_factor"
    APPOINT = "agencies.appoint"
    VIEW_APPOINTMENTS = "agencies.view_appointments"
    READ_TRAIL = "trail.read"
    VIEW_REPORTS = "auditing.view"
    UPLOAD_REPORTS = "auditing.upload"
    CORRECT_REPORTS = "auditing.correct"
    DECIDE_FINDINGS = "auditing.decide"
    EXPORT_REPORTS = "auditing.export"
    VIEW_APPLICATIONS = "applications.view"
    SEE_APPLICANTS = "applications.see_applicants"
    HANDLE_APPLICATIONS = "applications.handle"
    ASSIGN_APPLICATIONS = "applications.assign"
    CONSENT_TO_EXTENSION = "applications.consent_to_extension"
    COUNT_APPLICATIONS = "applications.count"
    SET_PRACTICE = "applications.set_practice"
    VIEW_LETTERS = "letters.view"
    DRAFT_LETTERS = "letters.draft"
    REVIEW_LETTERS = "letters.review"
    SIGN_NOTICES = "letters.sign_notices"
    SIGN_DECISIONS = "letters.sign_decisions"
    SERVE_LETTERS = "letters.serve"
    SET_SIGNING_CHAIN = "letters.set_chain"
    VIEW_REMEDIES = "remedies.view"
    HANDLE_REMEDIES = "remedies.handle"
    VIEW_ITEMS = "publication.view"
    DRAFT_ITEMS = "publication.draft"
    REVIEW_ITEMS = "publication.review"
    SIGN_ITEMS = "publication.sign"
    WITHDRAW_ITEMS = "publication.withdraw"
    VIEW_CHANNELS = "channels.view"
    RUN_CHANNELS = "channels.run"
    SET_UP_CHANNELS = "channels.set_up"
    VIEW_COLUMNS = "upkeep.view"
    ASSIGN_COLUMNS = "upkeep.assign"
    VIEW_POWERS = "powers.view"
    KEEP_POWERS = "powers.keep"
    COUNT_POWERS = "powers.count"
    VIEW_ANNUAL = "annual.view"
    WRITE_ANNUAL = "annual.write"
    REVIEW_ANNUAL = "annual.review"
    SIGN_ANNUAL = "annual.sign"


class Reach(StrEnum):
    OWN = "own"  # the agency of the membership
    BELOW = "below"  # that agency and all below it in the tree


OWN, BELOW = Reach.OWN, Reach.BELOW

_EVERY_ROLE = dict.fromkeys(Role, OWN)
_WHO_HANDLES = dict.fromkeys(
    (
        Role.CLERK,
        Role.SECTION_REVIEWER,
        Role.CONFIDENTIALITY_REVIEWER,
        Role.HEAD,
        Role.SIGNATORY,
    ),
    OWN,
)

GRANTS: dict[Permission, dict[Role, Reach]] = {
    Permission.VIEW_AGENCIES: {
        **_EVERY_ROLE,
        Role.SUPERVISOR: BELOW,
        Role.AUDITOR: BELOW,
        Role.ADMINISTRATOR: BELOW,
        Role.SECURITY: BELOW,
    },
    Permission.MANAGE_AGENCIES: {Role.ADMINISTRATOR: BELOW},
    # Besides, `policy.may_manage_calendar`: national notices at the top alone, a division's own by
    # the administrator of its government or of one above.
    Permission.MANAGE_CALENDAR: {Role.ADMINISTRATOR: BELOW},
    Permission.MANAGE_PEOPLE: {Role.ADMINISTRATOR: BELOW},
    # Not the administrator, who can give a new password: nobody alone may take over an account.
    Permission.REMOVE_SECOND_FACTOR: {Role.SECURITY: BELOW},
    Permission.APPOINT: {Role.SECURITY: BELOW},
    Permission.VIEW_APPOINTMENTS: {
        Role.SECURITY: BELOW,
        Role.ADMINISTRATOR: BELOW,
        Role.AUDITOR: BELOW,
    },
    Permission.READ_TRAIL: {Role.AUDITOR: BELOW},
    Permission.VIEW_REPORTS: {
        Role.CLERK: OWN,
        Role.SECTION_REVIEWER: OWN,
        Role.CONFIDENTIALITY_REVIEWER: OWN,
        Role.HEAD: OWN,
        Role.SIGNATORY: OWN,
        Role.SUPERVISOR: BELOW,
        Role.AUDITOR: BELOW,
    },
    Permission.UPLOAD_REPORTS: {Role.CLERK: OWN, Role.HEAD: OWN, Role.SUPERVISOR: OWN},
    Permission.CORRECT_REPORTS: {Role.CLERK: OWN, Role.HEAD: OWN, Role.SUPERVISOR: OWN},
    Permission.DECIDE_FINDINGS: {
        Role.CLERK: OWN,
        Role.SECTION_REVIEWER: OWN,
        Role.HEAD: OWN,
        Role.SUPERVISOR: OWN,
    },
    Permission.EXPORT_REPORTS: {
        Role.CLERK: OWN,
        Role.SECTION_REVIEWER: OWN,
        Role.HEAD: OWN,
        Role.SIGNATORY: OWN,
        Role.SUPERVISOR: BELOW,
    },
    # Lists and cases without names: the applicant is masked.
    Permission.VIEW_APPLICATIONS: {**_WHO_HANDLES, Role.SUPERVISOR: BELOW},
    # Who applied is for those who handle the case, nobody above them (个人信息保护法第三十四条).
    Permission.SEE_APPLICANTS: _WHO_HANDLES,
    Permission.HANDLE_APPLICATIONS: {Role.CLERK: OWN, Role.HEAD: OWN},
    Permission.ASSIGN_APPLICATIONS: {Role.HEAD: OWN},
    # 条例第三十三条第二款: the head of the disclosure office, and nobody else.
    Permission.CONSENT_TO_EXTENSION: {Role.HEAD: OWN},
    Permission.SET_PRACTICE: {Role.HEAD: OWN},
    Permission.COUNT_APPLICATIONS: {
        **_WHO_HANDLES,
        Role.SUPERVISOR: BELOW,
        Role.AUDITOR: BELOW,
    },
    Permission.VIEW_LETTERS: _WHO_HANDLES,
    Permission.DRAFT_LETTERS: {Role.CLERK: OWN, Role.HEAD: OWN},
    Permission.REVIEW_LETTERS: {
        Role.SECTION_REVIEWER: OWN,
        Role.CONFIDENTIALITY_REVIEWER: OWN,
        Role.HEAD: OWN,
        Role.SIGNATORY: OWN,
    },
    Permission.SIGN_NOTICES: {Role.HEAD: OWN, Role.SIGNATORY: OWN},
    Permission.SIGN_DECISIONS: {Role.SIGNATORY: OWN},
    Permission.SERVE_LETTERS: {Role.CLERK: OWN, Role.HEAD: OWN},
    Permission.SET_SIGNING_CHAIN: {Role.HEAD: OWN},
    Permission.VIEW_REMEDIES: {**_WHO_HANDLES, Role.SUPERVISOR: BELOW},
    Permission.HANDLE_REMEDIES: {Role.CLERK: OWN, Role.HEAD: OWN},
    # What is being drafted and reviewed, and the register of all documents drawn up.
    Permission.VIEW_ITEMS: {**_WHO_HANDLES, Role.SUPERVISOR: BELOW},
    Permission.DRAFT_ITEMS: {Role.CLERK: OWN, Role.HEAD: OWN},
    Permission.REVIEW_ITEMS: {
        Role.SECTION_REVIEWER: OWN,
        Role.CONFIDENTIALITY_REVIEWER: OWN,
        Role.HEAD: OWN,
        Role.SIGNATORY: OWN,
    },
    Permission.SIGN_ITEMS: {Role.SIGNATORY: OWN},
    Permission.WITHDRAW_ITEMS: {Role.HEAD: OWN, Role.SIGNATORY: OWN},
    Permission.VIEW_CHANNELS: {**_WHO_HANDLES, Role.SUPERVISOR: BELOW},
    Permission.RUN_CHANNELS: {Role.CLERK: OWN, Role.HEAD: OWN},
    Permission.SET_UP_CHANNELS: {Role.HEAD: OWN},
    Permission.VIEW_COLUMNS: {**_WHO_HANDLES, Role.SUPERVISOR: BELOW},
    Permission.ASSIGN_COLUMNS: {Role.HEAD: OWN},
    Permission.VIEW_POWERS: {**_WHO_HANDLES, Role.SUPERVISOR: BELOW},
    Permission.KEEP_POWERS: {Role.CLERK: OWN, Role.HEAD: OWN},
    Permission.COUNT_POWERS: {**_WHO_HANDLES, Role.SUPERVISOR: BELOW, Role.AUDITOR: BELOW},
    Permission.VIEW_ANNUAL: {**_WHO_HANDLES, Role.SUPERVISOR: BELOW},
    Permission.WRITE_ANNUAL: {Role.CLERK: OWN, Role.HEAD: OWN},
    Permission.REVIEW_ANNUAL: {
        Role.SECTION_REVIEWER: OWN,
        Role.HEAD: OWN,
        Role.SIGNATORY: OWN,
    },
    Permission.SIGN_ANNUAL: {Role.SIGNATORY: OWN},
}

# Three people, in one agency and above or below it: who runs the system, who gives the rights, who
# looks at the trail (GB/T 22239-2019: system, security and audit management apart).
KEPT_APART = frozenset({Role.ADMINISTRATOR, Role.SECURITY, Role.AUDITOR})

# Who must have a second factor.
SECOND_FACTOR_ROLES = frozenset({Role.SIGNATORY, Role.ADMINISTRATOR, Role.AUDITOR, Role.SECURITY})
