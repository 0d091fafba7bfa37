"""The addresses of the record."""

urlpatterns: list = []
