from django.urls import path

from mingtang_office.auditing import report_urls
from mingtang_office.auditing.views import finding_exports, findings, reports, upload

app_name = "auditing"
urlpatterns = [
    path("", reports.reports, name="reports"),
    path("upload/", upload.upload, name="new_upload"),
    path("uploads/<int:pk>/", upload.upload_page, name="upload"),
    path("findings/", findings.findings, name="findings"),
    path("findings/export/", finding_exports.export_findings, name="export_findings"),
    path("findings/rules/", findings.rules, name="rules"),
    path("reports/<int:pk>/removal/", reports.removal, name="removal"),
    path("reports/<int:pk>/recheck/", reports.read_again, name="recheck"),
    *report_urls.urlpatterns,
]
