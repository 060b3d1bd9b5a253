"""The way in, the language, and the pages of mistakes."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from tongguan.office.accounts.models import Membership, User
from tongguan.office.desk import words


@never_cache
def home(request: HttpRequest) -> HttpResponse:
    """Send a person to their first organisation."""
    if not isinstance(request.user, User):
        return redirect("account_login")
    first = Membership.objects.select_related("organisation").filter(user=request.user).order_by("pk").first()
    if first is None:
        return render(request, "desk/no_organisation.html", {"words": words})
    response = redirect("today:show", organisation=first.organisation.slug)
    if request.user.language and settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
        _remember(response, request.user.language, secure=request.is_secure())
    return response


@require_POST
def speak(request: HttpRequest) -> HttpResponse:
    """Set the language, for this browser and for the person, and go back to where they were."""
    back = request.POST.get("next", "")
    secure = request.is_secure()
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=secure):
        back = reverse("home")
    response = redirect(back)
    asked = request.POST.get("language", "")
    if asked in dict(settings.LANGUAGES):
        _remember(response, asked, secure=secure)
        if isinstance(request.user, User):
            User.objects.filter(pk=request.user.pk).update(language=asked)
    return response


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 -- as Django calls it
    """Tell that there is no such page, or none for this person."""
    return _mistake(request, 404, words.NOT_FOUND, words.NOT_FOUND_NEXT)


def refused(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 -- as above
    """Tell that the person's role does not reach so far."""
    return _mistake(request, 403, words.REFUSED, words.REFUSED_NEXT)


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 -- as above
    """Tell that the form was sent from a page that is no longer valid."""
    return _mistake(request, 403, words.EXPIRED, words.EXPIRED_NEXT)


def failed(request: HttpRequest) -> HttpResponse:
    """Tell that the fault is ours."""
    return _mistake(request, 500, words.FAILED, words.FAILED_NEXT)


def _remember(response: HttpResponse, language: str, *, secure: bool) -> None:
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        secure=secure,
        httponly=True,
        samesite="Lax",
    )


def _mistake(request: HttpRequest, status: int, title: object, next_step: object) -> HttpResponse:
    return render(request, "desk/mistake.html", {"title": title, "next": next_step, "code": status}, status=status)
