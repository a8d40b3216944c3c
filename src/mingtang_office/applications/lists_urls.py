from django.urls import path

from mingtang_office.applications.views import lists

urlpatterns = [
    path("", lists.applications, name="applications"),
    path("assignment/", lists.assign_many, name="assign_many"),
]
