from django.urls import path

from mingtang_office.portal import views

app_name = "portal"
urlpatterns = [
    path("", views.front_page, name="front_page"),
    path("guide/<int:pk>/", views.guide, name="guide"),
    path("workdays/", views.workdays, name="workdays"),
]
