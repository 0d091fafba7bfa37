"""The addresses for signing in: those of allauth that this service needs, and none of the others."""

from allauth.account import views as account
from allauth.socialaccount import views as social
from django.conf import settings
from django.urls import include, path, re_path

from peel.accounts.sign_in.single_sign_on import to_the_server
from peel.accounts.views import account as own

RESET = "reset-password/"

urlpatterns = [
    path("", own.account, name="account"),
    path("sign-in/", account.login, name="account_login"),
    path("sign-out/", account.logout, name="account_logout"),
    path("locked/", account.account_inactive, name="account_inactive"),
    path("confirm/", account.reauthenticate, name="account_reauthenticate"),
    path("password/", account.password_change, name="account_change_password"),
    path("first-password/", account.password_set, name="account_set_password"),
    path(RESET, account.password_reset, name="account_reset_password"),
    path(f"{RESET}sent/", account.password_reset_done, name="account_reset_password_done"),
    path(f"{RESET}done/", account.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    re_path(
        rf"^{RESET}(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[^/]+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("second-factor/", include("allauth.mfa.urls")),
    path("sessions/", include("allauth.usersessions.urls")),
]
if settings.OIDC:
    urlpatterns += [
        path("single-sign-on/cancelled/", social.login_cancelled, name="socialaccount_login_cancelled"),
        path("single-sign-on/failed/", social.login_error, name="socialaccount_login_error"),
        path("oidc/<str:provider_id>/login/", to_the_server, name="openid_connect_login"),
        path("", include("allauth.socialaccount.providers.openid_connect.urls")),
    ]
