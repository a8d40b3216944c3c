"""Every address of the site and what the policy says of it. An address that is not here fails.

A surface names the permission that opens it and the thing it stands at; whoever has that permission
at the thing's agency gets in, nobody else does.
"""

from __future__ import annotations

from typing import Any

from mingtang_office.agencies.grants import Permission
from tests.office.walk.channels import CHANNELS
from tests.office.walk.documents import DOCUMENTS
from tests.office.walk.doors import Door, Surface
from tests.office.walk.powers import POWERS
from tests.office.walk.publication import PUBLICATION
from tests.office.walk.redactions import redacted
from tests.office.walk.upkeep import UPKEEP
from tests.office.walk.world import Side
from tests.office.walk.year_reports import YEAR_REPORTS


def _agency(side: Side) -> dict[str, Any]:
    return {"pk": side.agency.pk}


def _report(side: Side) -> dict[str, Any]:
    return {"pk": side.report.pk}


def _in_force(side: Side) -> dict[str, Any]:
    return {"pk": side.notice.pk}


def _draft(side: Side) -> dict[str, Any]:
    return {"pk": side.draft.pk}


def _person(side: Side) -> dict[str, Any]:
    return {"pk": side.person.pk}


def _letter(side: Side) -> dict[str, Any]:
    return {"pk": side.letter.pk}


def _application(side: Side) -> dict[str, Any]:
    return {"pk": side.application.pk}


def _file(side: Side) -> int:
    found: int = side.application.files.values_list("pk", flat=True)[0]
    return found


def _remedy(side: Side) -> dict[str, Any]:
    return {"pk": side.remedy.pk}


def _finding(side: Side) -> dict[str, Any]:
    return {"pk": side.report.pk, "identity": side.identity}


ANYBODY, SIGNED_IN, STAFF = Door.ANYBODY, Door.SIGNED_IN, Door.STAFF

SURFACES: dict[str, Surface] = {
    # The public
    "portal:front_page": Surface(ANYBODY),
    "portal:guide": Surface(ANYBODY, _agency),
    "portal:platform": Surface(ANYBODY, _agency),
    "portal:column": Surface(ANYBODY, lambda side: {**_agency(side), "code": "notices"}),
    "portal:search": Surface(ANYBODY),
    "portal:browse": Surface(ANYBODY, lambda side: {**_agency(side), "way": "catalogue"}),
    "portal:found": Surface(ANYBODY, lambda side: {**_agency(side), "way": "topic", "code": "11"}),
    "portal:text_size": Surface(ANYBODY),
    "portal:feed": Surface(ANYBODY, lambda side: {"form": "atom"}),
    "portal:agency_feed": Surface(ANYBODY, lambda side: {**_agency(side), "form": "rss"}),
    "portal:column_feed": Surface(
        ANYBODY, lambda side: {**_agency(side), "code": "notices", "form": "rss"}
    ),
    "portal:search_feed": Surface(ANYBODY, lambda side: {"form": "atom"}),
    "portal:catalogue": Surface(ANYBODY),
    "portal:catalogue_row": Surface(ANYBODY, lambda side: {"code": "CE-13"}),
    "portal:columns": Surface(ANYBODY),
    "portal:county_column": Surface(ANYBODY, lambda side: {"code": "notices"}),
    "portal:subscribe": Surface(ANYBODY),
    "portal:subscribe_asked": Surface(ANYBODY),
    "portal:subscribe_done": Surface(ANYBODY, lambda side: {"what": "confirmed"}),
    "portal:robots": Surface(ANYBODY),
    "portal:sitemap": Surface(ANYBODY),
    "portal:sitemap_pages": Surface(ANYBODY),
    "portal:data": Surface(ANYBODY),
    "api:items": Surface(ANYBODY),
    "api:reports": Surface(ANYBODY),
    "api:agencies": Surface(ANYBODY),
    "api:columns": Surface(ANYBODY, _agency),
    "api:openapi-json": Surface(ANYBODY),
    "api:openapi-view": Surface(ANYBODY),
    "portal:workdays": Surface(ANYBODY),
    "portal:admissions": Surface(ANYBODY),
    "portal:agency_admissions": Surface(ANYBODY, _agency),
    "portal:reckoning": Surface(ANYBODY),
    "portal:apply": Surface(ANYBODY),
    "portal:track": Surface(ANYBODY),
    "operation:healthz": Surface(ANYBODY),
    "operation:readyz": Surface(ANYBODY),
    "account_login": Surface(Door.SIGNING_IN),
    "account_logout": Surface(Door.SIGNING_IN),
    "account_inactive": Surface(Door.SIGNING_IN),
    "mfa_authenticate": Surface(Door.SIGNING_IN),
    "mfa_reauthenticate": Surface(Door.SIGNING_IN),
    "mfa_reauthenticate_webauthn": Surface(Door.SIGNING_IN),
    "account_reauthenticate": Surface(Door.SIGNING_IN),
    "wagtailadmin_logout": Surface(Door.SIGNING_IN),
    "wagtailadmin_sprite": Surface(ANYBODY),
    "wagtailadmin_javascript_catalog": Surface(ANYBODY),
    # One's own account
    "accounts:account": Surface(SIGNED_IN),
    "account_change_password": Surface(SIGNED_IN),
    "mfa_index": Surface(SIGNED_IN),
    "mfa_activate_totp": Surface(SIGNED_IN),
    "mfa_deactivate_totp": Surface(Door.SIGNING_IN),
    "mfa_add_webauthn": Surface(SIGNED_IN),
    "mfa_view_recovery_codes": Surface(Door.SIGNING_IN),
    "mfa_generate_recovery_codes": Surface(Door.SIGNING_IN),
    # The office
    "wagtailadmin_home": Surface(STAFF),
    "wagtailadmin_account": Surface(Door.SIGNING_IN),
    "accounts_deputies": Surface(STAFF),
    # Agencies
    "agencies:tree": Surface(Permission.VIEW_AGENCIES),
    "agencies:offer": Surface(Permission.VIEW_AGENCIES),
    "agencies:agency": Surface(Permission.VIEW_AGENCIES, _agency),
    "agencies:children": Surface(Permission.VIEW_AGENCIES, _agency),
    "agencies:create": Surface(Permission.MANAGE_AGENCIES, _agency),
    "agencies:change": Surface(Permission.MANAGE_AGENCIES, _agency),
    "agencies:move": Surface(Permission.MANAGE_AGENCIES, _agency),
    "agencies:rename": Surface(Permission.MANAGE_AGENCIES, _agency),
    "agencies:merge": Surface(Permission.MANAGE_AGENCIES, _agency),
    "agencies:split": Surface(Permission.MANAGE_AGENCIES, _agency),
    "agencies:transfer": Surface(Permission.MANAGE_AGENCIES, _agency),
    "agencies:hand_in_roster": Surface(Permission.MANAGE_AGENCIES, _agency),
    "agencies:roster": Surface(
        Permission.MANAGE_AGENCIES, lambda side: {"pk": side.roster.pk}, own_only=True
    ),
    "agencies:regions": Surface(Permission.VIEW_AGENCIES),
    "agencies:add_region": Surface(Door.REGION_KEEPER),
    "agencies:end_region": Surface(Door.REGION_KEEPER, lambda side: {"pk": side.region.pk}),
    "agencies:calendar": Surface(Permission.VIEW_AGENCIES),
    "agencies:notice": Surface(STAFF, _in_force),
    "agencies:enter_notice": Surface(Door.CALENDAR_KEEPER),
    "agencies:read_notice": Surface(Door.CALENDAR_KEEPER),
    "agencies:change_notice": Surface(Door.CALENDAR_KEEPER, _draft),
    "agencies:apply_notice": Surface(Door.CALENDAR_KEEPER, _draft, post=True),
    "agencies:end_notice": Surface(Door.CALENDAR_KEEPER, _draft, post=True),
    # People
    "agencies:people": Surface(Permission.VIEW_APPOINTMENTS),
    "agencies:person": Surface(Permission.VIEW_APPOINTMENTS, _person),
    "agencies:enrol": Surface(Permission.MANAGE_PEOPLE),
    "agencies:change_person": Surface(Permission.MANAGE_PEOPLE, _person),
    "agencies:affiliate": Surface(Permission.MANAGE_PEOPLE, _person),
    "agencies:deactivate": Surface(Permission.MANAGE_PEOPLE, _person),
    "agencies:reactivate": Surface(Permission.MANAGE_PEOPLE, _person),
    "agencies:reset_password": Surface(Permission.MANAGE_PEOPLE, _person),
    "agencies:remove_second_factor": Surface(Permission.REMOVE_SECOND_FACTOR, _person),
    "agencies:appoint": Surface(Permission.APPOINT, _person),
    "agencies:end_membership": Surface(Permission.APPOINT, lambda side: {"pk": side.membership.pk}),
    # The trail
    "inspection:entry_list": Surface(Permission.READ_TRAIL),
    "inspection:entry": Surface(Permission.READ_TRAIL, lambda side: {"pk": side.entry.pk}),
    "inspection:export": Surface(Permission.READ_TRAIL, lambda side: {"form": "jsonl"}, post=True),
    "applications:applications": Surface(Permission.VIEW_APPLICATIONS),
    "applications:assign_many": Surface(Permission.VIEW_APPLICATIONS, post=True),
    "applications:register": Surface(Permission.HANDLE_APPLICATIONS),
    "applications:contacts": Surface(Permission.VIEW_APPLICATIONS, _application),
    "applications:receipt": Surface(Permission.HANDLE_APPLICATIONS, _application),
    "applications:attempt": Surface(Permission.HANDLE_APPLICATIONS, _application, post=True),
    "applications:merge": Surface(
        Permission.HANDLE_APPLICATIONS,
        lambda side: {"pk": side.application.pk, "other": side.application.pk},
        post=True,
    ),
    "applications:part": Surface(Permission.HANDLE_APPLICATIONS, _application, post=True),
    "applications:retained": Surface(Permission.ASSIGN_APPLICATIONS),
    "applications:erase": Surface(Permission.ASSIGN_APPLICATIONS, _application, post=True),
    "applications:moves": Surface(Permission.VIEW_APPLICATIONS),
    "applications:see_moves": Surface(Permission.VIEW_APPLICATIONS, post=True),
    "applications:case": Surface(Permission.VIEW_APPLICATIONS, _application),
    "applications:ledger": Surface(Permission.VIEW_APPLICATIONS, _application),
    "applications:applicant": Surface(Permission.SEE_APPLICANTS, _application, post=True),
    "applications:bundle": Surface(Permission.SEE_APPLICANTS, _application, post=True),
    "applications:case_file": Surface(
        Permission.SEE_APPLICANTS,
        lambda side: {**_application(side), "number": _file(side)},
        post=True,
    ),
    "applications:step": Surface(
        Permission.HANDLE_APPLICATIONS, lambda side: {**_application(side), "code": "note"}
    ),
    "applications:decision": Surface(Permission.HANDLE_APPLICATIONS, _application),
    "applications:annul": Surface(
        Permission.ASSIGN_APPLICATIONS, lambda side: {**_application(side), "number": 2}
    ),
    "applications:arrival": Surface(
        Permission.HANDLE_APPLICATIONS, lambda side: {**_application(side), "number": 3}
    ),
    "applications:consultation": Surface(
        Permission.VIEW_APPLICATIONS,
        lambda side: {**_application(side), "number": side.consultation.pk},
    ),
    "applications:opinions": Surface(Permission.HANDLE_APPLICATIONS),
    "applications:opinion": Surface(
        Permission.HANDLE_APPLICATIONS, lambda side: {"pk": side.consultation.pk}
    ),
    "applications:redaction": Surface(Permission.SEE_APPLICANTS, _application),
    "applications:redaction_marks": Surface(Permission.HANDLE_APPLICATIONS, redacted),
    "applications:redaction_result": Surface(Permission.SEE_APPLICANTS, redacted),
    "applications:redaction_picture": Surface(
        Permission.SEE_APPLICANTS, lambda side: {**redacted(side), "which": "original", "sheet": 1}
    ),
    "applications:proposals": Surface(Permission.DRAFT_ITEMS),
    "applications:take_proposal": Surface(
        Permission.DRAFT_ITEMS, lambda side: {"pk": side.proposal.pk}, post=True
    ),
    "applications:reminders": Surface(Permission.VIEW_APPLICATIONS),
    "applications:reminders_seen": Surface(Permission.VIEW_APPLICATIONS, post=True),
    "applications:arrangements": Surface(Permission.SET_PRACTICE, _agency),
    # Reconsiderations and suits
    "remedies:remedies": Surface(Permission.VIEW_REMEDIES),
    "remedies:enter": Surface(Permission.HANDLE_REMEDIES),
    "remedies:remedy": Surface(Permission.VIEW_REMEDIES, _remedy),
    "remedies:do": Surface(
        Permission.HANDLE_REMEDIES, lambda side: {**_remedy(side), "code": "accepted"}
    ),
    "remedies:correct": Surface(
        Permission.HANDLE_REMEDIES, lambda side: {**_remedy(side), "number": 1}
    ),
    "remedies:open_parties": Surface(Permission.SEE_APPLICANTS, _remedy, post=True),
    "remedies:remove_party": Surface(
        Permission.HANDLE_REMEDIES,
        lambda side: {**_remedy(side), "number": side.remedy.parties.get().pk},
        post=True,
    ),
    "remedies:file": Surface(
        Permission.SEE_APPLICANTS,
        lambda side: {**_remedy(side), "number": side.remedy.files.first().pk},
        post=True,
    ),
    "remedies:bundle": Surface(Permission.HANDLE_REMEDIES, _remedy, post=True),
    **POWERS,
    **UPKEEP,
    **PUBLICATION,
    **DOCUMENTS,
    # Statistics
    "annual:overview": Surface(Permission.COUNT_APPLICATIONS),
    "annual:tables": Surface(Permission.COUNT_APPLICATIONS),
    "annual:cases": Surface(Permission.COUNT_APPLICATIONS),
    "annual:export": Surface(
        Permission.COUNT_APPLICATIONS, lambda side: {"kind": "xlsx"}, post=True
    ),
    **YEAR_REPORTS,
    **CHANNELS,
    # Letters
    "letters:register": Surface(Permission.VIEW_LETTERS),
    "letters:letter": Surface(Permission.VIEW_LETTERS, _letter),
    "letters:arrangements": Surface(Permission.SET_SIGNING_CHAIN, _agency),
    "letters:preview": Surface(Permission.DRAFT_LETTERS, _letter, post=True),
    "letters:revise": Surface(Permission.DRAFT_LETTERS, _letter, post=True),
    "letters:discard": Surface(Permission.DRAFT_LETTERS, _letter, post=True),
    "letters:pass_on": Surface(Permission.REVIEW_LETTERS, _letter, post=True),
    "letters:send_back": Surface(Permission.REVIEW_LETTERS, _letter, post=True),
    "letters:sign": Surface(Permission.SIGN_NOTICES, _letter, post=True),
    "letters:void": Surface(Permission.SIGN_NOTICES, _letter, post=True),
    "letters:serve": Surface(Permission.SERVE_LETTERS, _letter, post=True),
    "letters:record_return": Surface(Permission.SERVE_LETTERS, _letter, post=True),
    "letters:download": Surface(
        Permission.VIEW_LETTERS, lambda side: {"pk": side.letter.pk, "form": "pdf"}, post=True
    ),
    # Checked reports
    "auditing:reports": Surface(Permission.VIEW_REPORTS),
    "auditing:findings": Surface(Permission.VIEW_REPORTS),
    "auditing:rules": Surface(Permission.VIEW_REPORTS),
    "auditing:export_findings": Surface(Permission.EXPORT_REPORTS, post=True),
    "auditing:new_upload": Surface(Permission.UPLOAD_REPORTS),
    "auditing:upload": Surface(Permission.VIEW_REPORTS, lambda side: {"pk": side.report.upload_id}),
    "auditing:report": Surface(Permission.VIEW_REPORTS, _report),
    "auditing:page_image": Surface(
        Permission.VIEW_REPORTS, lambda side: {"pk": side.report.pk, "number": 1}
    ),
    "auditing:previous": Surface(Permission.VIEW_REPORTS, _report),
    "auditing:comparison": Surface(Permission.VIEW_REPORTS, _report),
    "auditing:removal": Surface(Permission.UPLOAD_REPORTS, _report),
    "auditing:recheck": Surface(Permission.UPLOAD_REPORTS, _report, post=True),
    "auditing:correct": Surface(Permission.CORRECT_REPORTS, _report, post=True),
    "auditing:withdraw_correction": Surface(Permission.CORRECT_REPORTS, _report, post=True),
    "auditing:decide": Surface(Permission.DECIDE_FINDINGS, _finding, post=True),
    "auditing:withdraw_decision": Surface(Permission.DECIDE_FINDINGS, _finding, post=True),
    "auditing:decide_rule": Surface(
        Permission.DECIDE_FINDINGS,
        lambda side: {"pk": side.report.pk, "rule": side.rule},
        post=True,
    ),
    "auditing:exports": Surface(Permission.EXPORT_REPORTS, _report),
    "auditing:export": Surface(
        Permission.EXPORT_REPORTS,
        lambda side: {"pk": side.report.pk, "kind": "original"},
        post=True,
    ),
}

# Addresses that are tried by tests of their own, each with the test that does.
TRIED_ELSEWHERE = {
    "channel_screen": "tests/office/channels/test_pages.py: opens by its address alone",
    "year_reports:file": "tests/office/annual/test_year_report_pages.py: of a signed report",
    "letters:proof": "tests/office/letters/test_letter_page.py: only of a letter that one sees",
    "applications:offer": "tests/office/applications/test_online.py: who may serve its letters",
    "portal:item": "tests/office/portal/test_disclosure.py: opens for what is public alone",
    "portal:file": "tests/office/portal/test_disclosure.py: opens for what is public alone",
    "portal:districts": "tests/office/portal/test_admissions.py: of what is public alone",
    "portal:districts_file": "tests/office/portal/test_admissions.py: of what is public alone",
    "portal:sitemap_part": "tests/office/portal/test_machines.py: of what is public alone",
    "portal:whole": "tests/office/portal/test_machines.py: so many times an hour",
    "api:item": "tests/office/portal/test_nothing_else.py: opens for what is public alone",
    "api:api-root": "tells nobody anything: 404",
    "portal:subscribe_confirm": "tests/office/portal/test_subscribing.py: opens by its token",
    "portal:subscribe_end": "tests/office/portal/test_subscribing.py: opens by its token",
    "portal:apply_form": "tests/office/portal/test_apply.py: a school sends to its guide",
    "portal:apply_check": "tests/office/portal/test_apply.py: opens for the session that wrote it",
    "portal:apply_done": "tests/office/portal/test_apply.py: opens for the session that wrote it",
    "portal:apply_discard": "tests/office/portal/test_apply.py: only one's own draft",
    "portal:case": "tests/office/portal/test_track.py: opens by number and secret",
    "portal:case_letter": "tests/office/portal/test_track.py: opens by number and secret",
    "portal:case_file": "tests/office/portal/test_track.py: opens by number and secret",
    "portal:case_supplement": "tests/office/portal/test_track.py: opens by number and secret",
    "portal:case_withdraw": "tests/office/portal/test_track.py: opens by number and secret",
    "portal:case_leave": "tests/office/portal/test_track.py: ends one's own looking up",
    "accounts_end_deputy": "tests/office/accounts: only who named the deputy ends the cover",
    "mfa_remove_webauthn": "tests/office/accounts: only one's own keys",
    "wagtailadmin_dismissibles": "remembers what one has put away; no data of others",
}

# Doors that stand open only where mail or single sign-on is set up.
BY_CONFIGURATION = {
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "openid_connect_login",
    "openid_connect_callback",
}
