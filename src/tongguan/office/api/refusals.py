"""What the interface refuses of itself, with the status of each refusal."""

from http import HTTPStatus
from typing import ClassVar, Final

from tongguan.law import NotInBookError
from tongguan.office.determinations.approving import DecidedAlreadyError, SamePersonError
from tongguan.office.lawdesk.keeping import SameCatalogueError, WithdrawnError
from tongguan.vocabulary import CitationError, TongguanError


class RequestRefusedError(TongguanError):
    """A request that is refused before anything was done."""

    status: ClassVar[HTTPStatus]


class KeyNotKnownError(RequestRefusedError):
    """No key was shown, or one that is not known, has expired or was revoked."""

    code: ClassVar[str] = "office/key-not-known"
    status: ClassVar[HTTPStatus] = HTTPStatus.UNAUTHORIZED


class ScopeMissingError(RequestRefusedError):
    """The key may not be used for this."""

    code: ClassVar[str] = "office/scope-missing"
    status: ClassVar[HTTPStatus] = HTTPStatus.FORBIDDEN


class RoleTooSmallError(RequestRefusedError):
    """The role of the key's person does not allow it."""

    code: ClassVar[str] = "office/role-too-small"
    status: ClassVar[HTTPStatus] = HTTPStatus.FORBIDDEN


class NothingThereError(RequestRefusedError):
    """There is no such thing in the organisation of the key."""

    code: ClassVar[str] = "office/nothing-there"
    status: ClassVar[HTTPStatus] = HTTPStatus.NOT_FOUND


class MethodNotAllowedError(RequestRefusedError):
    """The address does not know this method."""

    code: ClassVar[str] = "office/method-not-allowed"
    status: ClassVar[HTTPStatus] = HTTPStatus.METHOD_NOT_ALLOWED


class NotUnderstoodError(RequestRefusedError):
    """The body of the request is no JSON, or the request is broken."""

    code: ClassVar[str] = "office/request-not-understood"
    status: ClassVar[HTTPStatus] = HTTPStatus.BAD_REQUEST


class FieldsRefusedError(RequestRefusedError):
    """A field of the request does not have the form that is asked for."""

    code: ClassVar[str] = "office/fields-refused"
    status: ClassVar[HTTPStatus] = HTTPStatus.UNPROCESSABLE_ENTITY


class StaleVersionError(RequestRefusedError):
    """Somebody else kept a declaration in the meantime."""

    code: ClassVar[str] = "office/stale-version"
    status: ClassVar[HTTPStatus] = HTTPStatus.CONFLICT


class TooLargeError(RequestRefusedError):
    """The body of the request is larger than is taken."""

    code: ClassVar[str] = "office/request-too-large"
    status: ClassVar[HTTPStatus] = HTTPStatus.REQUEST_ENTITY_TOO_LARGE


class TooManyRequestsError(RequestRefusedError):
    """The key was used too often within a minute."""

    code: ClassVar[str] = "office/too-many-requests"
    status: ClassVar[HTTPStatus] = HTTPStatus.TOO_MANY_REQUESTS


class FailedError(RequestRefusedError):
    """The fault is ours."""

    code: ClassVar[str] = "office/failed"
    status: ClassVar[HTTPStatus] = HTTPStatus.INTERNAL_SERVER_ERROR


_STATUSES: Final = (
    (SamePersonError, HTTPStatus.FORBIDDEN),
    (DecidedAlreadyError, HTTPStatus.CONFLICT),
    (SameCatalogueError, HTTPStatus.CONFLICT),
    (WithdrawnError, HTTPStatus.CONFLICT),
    (NotInBookError, HTTPStatus.NOT_FOUND),
    (CitationError, HTTPStatus.NOT_FOUND),
)


def status_of(error: TongguanError) -> HTTPStatus:
    """Give the status of a refusal: what a verb refuses of its input is 422."""
    if isinstance(error, RequestRefusedError):
        return error.status
    found = (status for kind, status in _STATUSES if isinstance(error, kind))
    return next(found, HTTPStatus.UNPROCESSABLE_ENTITY)
