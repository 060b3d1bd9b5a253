"""The rule of the length of passwords, in our words: Django 5.2 has no Chinese for its own."""

from django.contrib.auth.password_validation import MinimumLengthValidator

from tongguan.office.accounts import words
from tongguan.office.desk.speaking import say


class LongEnough(MinimumLengthValidator):
    """At least so many characters."""

    def get_error_message(self) -> str:
        """Say what is wrong."""
        return say(words.TOO_SHORT, length=self.min_length)

    def get_help_text(self) -> str:
        """Say what is asked for."""
        return say(words.LONG_ENOUGH, length=self.min_length)
