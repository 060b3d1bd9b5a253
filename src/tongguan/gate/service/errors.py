"""What the service refuses of a request or of its configuration."""

from typing import ClassVar

from tongguan.vocabulary import TongguanError


class ConfigurationError(TongguanError):
    """The configuration of the gate is not in order; it does not start."""

    code: ClassVar[str] = "gate/wrong-configuration"


class RequestError(TongguanError):
    """The request is refused before anything is counted."""

    code: ClassVar[str] = "gate/request-refused"
    status: ClassVar[int] = 400


class NotJsonError(RequestError):
    """The body is no JSON in UTF-8."""

    code: ClassVar[str] = "gate/not-json"


class RepeatedFieldError(RequestError):
    """A field stands twice in one object of the body."""

    code: ClassVar[str] = "gate/repeated-field"


class TooDeepBodyError(RequestError):
    """The body is nested more deeply than is read."""

    code: ClassVar[str] = "gate/body-too-deep"


class BodyTooLargeError(RequestError):
    """The body has more bytes than are read."""

    code: ClassVar[str] = "gate/body-too-large"
    status: ClassVar[int] = 413


class BodyTooSlowError(RequestError):
    """The body did not arrive in time."""

    code: ClassVar[str] = "gate/body-too-slow"
    status: ClassVar[int] = 408


class HeadersTooLargeError(RequestError):
    """The headers have more bytes than are read."""

    code: ClassVar[str] = "gate/headers-too-large"
    status: ClassVar[int] = 431


class WrongContentTypeError(RequestError):
    """The body is not said to be JSON."""

    code: ClassVar[str] = "gate/wrong-content-type"
    status: ClassVar[int] = 415


class WrongFieldsError(RequestError):
    """A field of the body or a parameter is missing, unknown or of another form."""

    code: ClassVar[str] = "gate/wrong-fields"
    status: ClassVar[int] = 422


class NoSuchPathError(RequestError):
    """There is nothing at this path."""

    code: ClassVar[str] = "gate/no-such-path"
    status: ClassVar[int] = 404


class WrongMethodError(RequestError):
    """The path takes another method."""

    code: ClassVar[str] = "gate/wrong-method"
    status: ClassVar[int] = 405


class NotAuthenticatedError(RequestError):
    """The caller shows no token that is believed."""

    code: ClassVar[str] = "gate/not-authenticated"
    status: ClassVar[int] = 401


class WrongAudienceError(NotAuthenticatedError):
    """The token is for another gate."""

    code: ClassVar[str] = "gate/wrong-audience"


class TokenExpiredError(NotAuthenticatedError):
    """The token of the caller has expired, or is not valid yet."""

    code: ClassVar[str] = "gate/token-expired"


class NotAllowedError(RequestError):
    """The caller may not ask this."""

    code: ClassVar[str] = "gate/not-allowed"
    status: ClassVar[int] = 403


class TooManyRequestsError(RequestError):
    """The caller asks more often than was agreed."""

    code: ClassVar[str] = "gate/too-many-requests"
    status: ClassVar[int] = 429


class NoKeyOfYearError(RequestError):
    """The gate has no key of the handler's year, and cannot tell people by their identifiers."""

    code: ClassVar[str] = "gate/no-key-of-year"
    status: ClassVar[int] = 503


class DrainingError(RequestError):
    """The gate is about to stop and takes nothing more."""

    code: ClassVar[str] = "gate/draining"
    status: ClassVar[int] = 503


class TooLongError(RequestError):
    """The ledger did not answer in time; whether it was counted is not known, and nothing may go out."""

    code: ClassVar[str] = "gate/no-answer-in-time"
    status: ClassVar[int] = 503


class InnerFaultError(RequestError):
    """Something went wrong inside the gate: nothing may go out."""

    code: ClassVar[str] = "gate/unexpected"
    status: ClassVar[int] = 500
