from django.urls import include, path

from mingtang_office.publication import document_urls
from mingtang_office.publication.views import (
    attachments,
    editor,
    item,
    register,
    reviews,
    steps,
    ties,
    versions,
)

app_name = "publication"
urlpatterns = [
    path("", register.register, name="register"),
    path("new/", editor.choose_kind, name="choose_kind"),
    path("new/<str:kind>/", editor.new, name="new"),
    path("<int:pk>/", item.item_page, name="item"),
    path("<int:pk>/edit/", editor.edit, name="edit"),
    path("<int:pk>/attachments/", attachments.attachments, name="attachments"),
    path("<int:pk>/files/<int:key>/", attachments.file, name="file"),
    path("<int:pk>/editions/<int:number>/", versions.edition, name="edition"),
    path("<int:pk>/compare/", versions.compare, name="compare"),
    path("<int:pk>/links/", ties.links, name="links"),
    path("<int:pk>/validity/", ties.change_validity, name="validity"),
    path("<int:pk>/submit/", steps.submit, name="submit"),
    path("<int:pk>/pass/", steps.pass_on, name="pass_on"),
    path("<int:pk>/return/", steps.send_back, name="send_back"),
    path("<int:pk>/examine/", reviews.examine, name="examine"),
    path("<int:pk>/determine/", steps.determine, name="determine"),
    path("<int:pk>/sign/", reviews.sign, name="sign"),
    path("<int:pk>/withdraw/", steps.withdraw, name="withdraw"),
    path("<int:pk>/take-up/", steps.take_up, name="take_up"),
    path("<int:pk>/discard/", steps.discard, name="discard"),
    path("", include(document_urls)),
]
