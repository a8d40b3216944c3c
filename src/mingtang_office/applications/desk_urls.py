"""The desk, reaching applicants, applications alike, and erasing what has been kept long enough."""

from django.urls import path

from mingtang_office.applications.views import contacts, desk, keeping

urlpatterns = [
    path("intake/new/", desk.register, name="register"),
    path("intake/<int:pk>/receipt/", desk.receipt, name="receipt"),
    path("intake/<int:pk>/", contacts.contacts, name="contacts"),
    path("intake/<int:pk>/attempt/", contacts.attempt, name="attempt"),
    path("intake/<int:pk>/merger/<int:other>/", contacts.merge, name="merge"),
    path("intake/<int:pk>/parting/", contacts.part, name="part"),
    path("intake/<int:pk>/online/<int:number>/", contacts.offer, name="offer"),
    path("retention/", keeping.retained, name="retained"),
    path("retention/<int:pk>/", keeping.erase_one, name="erase"),
]
