"""Addresses under /office/publication/: the register of documents, taking in, school districts, the scan."""

from django.urls import path

from mingtang_office.publication.views import (
    districts,
    document,
    documents,
    filing_tables,
    intake,
    scan,
)

urlpatterns = [
    path("documents/", documents.documents, name="documents"),
    path("documents/new/", document.file_document, name="file_document"),
    path("documents/figures/", documents.document_figures, name="document_figures"),
    path("documents/tables/", filing_tables.hand_in_filings, name="hand_in_filings"),
    path("documents/tables/<int:pk>/", filing_tables.filing_table, name="filing_table"),
    path("documents/export/<str:kind>/", documents.export_documents, name="export_documents"),
    path("documents/<int:pk>/", document.document, name="document"),
    path("documents/<int:pk>/correct/", document.correct_document, name="correct_document"),
    path("documents/<int:pk>/tie/", document.tie_document, name="tie_document"),
    path("documents/<int:pk>/reassess/", document.reassess_document, name="reassess_document"),
    path("intake/", intake.take_in, name="take_in"),
    path("<int:pk>/guesses/", intake.guesses, name="guesses"),
    path("<int:pk>/districts/", districts.districts, name="districts"),
    path("<int:pk>/districts/import/", districts.district_import, name="district_import"),
    path("<int:pk>/districts/file/", districts.district_file, name="district_file"),
    path("districts/template/", districts.district_template, name="district_template"),
    path("<int:pk>/scan/", scan.scan_page, name="scan"),
    path("<int:pk>/scan/ask/", scan.ask, name="ask_scan"),
    path("<int:pk>/findings/<int:number>/answer/", scan.answer, name="answer_finding"),
    path("<int:pk>/findings/<int:number>/mask/", scan.mask, name="mask_finding"),
    path("<int:pk>/attachments/<int:key>/clean/", scan.clean, name="clean_attachment"),
]
