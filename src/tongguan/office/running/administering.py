"""Makes the administrator, whom the first start needs and who can make others."""

from typing import ClassVar

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import override

from tongguan.office.accounts.joining import create_person
from tongguan.office.accounts.models import User
from tongguan.office.journal.recording import record
from tongguan.vocabulary import TongguanError
from tongguan.vocabulary.phrase import Language


class PasswordRefusedError(TongguanError):
    """The password is too weak."""

    code: ClassVar[str] = "office/password-refused"


class AddressRefusedError(TongguanError):
    """The e-mail address is none, or somebody has it already."""

    code: ClassVar[str] = "office/address-refused"


@transaction.atomic
def make_administrator(email: str, password: str, language: Language) -> User:
    """Make a person who administers the office.

    Raises:
        AddressRefusedError: The address cannot be used.
        PasswordRefusedError: The password breaks a rule; it is never repeated.
    """
    try:
        validate_email(email)
    except ValidationError as error:
        raise AddressRefusedError("the address is no e-mail address", field="email") from error
    if User.objects.filter(email__iexact=email).exists():
        raise AddressRefusedError("somebody has this e-mail address already", field="email")
    with override("en" if language == "en" else "zh-hans"):
        try:
            validate_password(password, User(email=email))
        except ValidationError as error:
            said = " ".join(str(each) for each in error.messages)
            raise PasswordRefusedError(said, help="choose another one", field="password") from error
    person = create_person(email, "", password, administrator=True)
    record("person.added", actor=person, subject=f"person {person.pk}", administrator=True)
    return person
