from django.urls import path

from mingtang_office.letters.views import arrangements, letter, letter_changes, letter_files
from mingtang_office.letters.views import register as registers

app_name = "letters"
urlpatterns = [
    path("", registers.register, name="register"),
    path("arrangements/<int:pk>/", arrangements.arrangements, name="arrangements"),
    path("<int:pk>/", letter.letter_page, name="letter"),
    path("<int:pk>/preview/", letter.preview, name="preview"),
    path("<int:pk>/revise/", letter_changes.revise, name="revise"),
    path("<int:pk>/pass/", letter_changes.pass_on, name="pass_on"),
    path("<int:pk>/return/", letter_changes.send_back, name="send_back"),
    path("<int:pk>/sign/", letter_changes.sign, name="sign"),
    path("<int:pk>/void/", letter_changes.void, name="void"),
    path("<int:pk>/discard/", letter_changes.discard, name="discard"),
    path("<int:pk>/serve/", letter_changes.serve, name="serve"),
    path("<int:pk>/came-back/", letter_changes.record_return, name="record_return"),
    path("<int:pk>/files/<str:form>/", letter_files.download, name="download"),
    path("<int:pk>/proofs/<int:service>/", letter_files.download_proof, name="proof"),
]
