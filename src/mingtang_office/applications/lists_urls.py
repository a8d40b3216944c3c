from django.urls import path

from mingtang_office.applications.views import lists, proposals

urlpatterns = [
    path("", lists.applications, name="applications"),
    path("assignment/", lists.assign_many, name="assign_many"),
    path("proposals/", proposals.proposals, name="proposals"),
    path("proposals/<int:pk>/", proposals.take, name="take_proposal"),
]
