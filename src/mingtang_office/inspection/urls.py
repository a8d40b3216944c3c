from django.urls import path

from mingtang_office.inspection import views

app_name = "inspection"
urlpatterns = [
    path("", views.entry_list, name="entry_list"),
    path("<int:pk>/", views.entry, name="entry"),
    path("export/<slug:form>/", views.export, name="export"),
]
