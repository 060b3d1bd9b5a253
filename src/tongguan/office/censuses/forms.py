"""What people fill in to upload a log and to ask for a census."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final
from zoneinfo import available_timezones

from django import forms
from django.http import QueryDict

from tongguan.office.censuses import words
from tongguan.office.censuses.models import TransferLog
from tongguan.office.censuses.planning import Meant
from tongguan.office.desk.speaking import said, say
from tongguan.vocabulary import Phrase

MOST_MEGABYTES: Final = 512
MOST_PLAN_KILOBYTES: Final = 256
_KILOBYTE = 1024
_FILE_HELP: Final = Phrase(
    words.FILE_HELP.zh.format(megabytes=MOST_MEGABYTES), words.FILE_HELP.en.format(megabytes=MOST_MEGABYTES)
)
_GUESSES: Final = {
    "person": ("person", "pseudonym", "user", "uid", "subject"),
    "time": ("time", "sent", "date", "_at", "ts"),
    "export": ("export", "activity"),
    "sensitive": ("sensitive",),
}
"""What columns are likely to be called."""


class LogForm(forms.Form):
    """A transfer log."""

    file = forms.FileField(label=said(words.FILE), help_text=said(_FILE_HELP))

    def clean_file(self) -> Any:  # noqa: ANN401 -- Django's uploaded file
        """Refuse a file that is too large."""
        uploaded = self.cleaned_data["file"]
        if uploaded.size > MOST_MEGABYTES * _KILOBYTE * _KILOBYTE:
            raise forms.ValidationError(say(words.TOO_LARGE, megabytes=MOST_MEGABYTES))
        return uploaded


class _ChoosesLogs(forms.Form):
    """A form that asks which logs are counted."""

    logs = forms.MultipleChoiceField(label=said(words.LOGS), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, logs: Sequence[TransferLog], **more: Any) -> None:  # noqa: ANN401 -- as Django declares it
        super().__init__(*args, **more)
        self.kept = {str(log.number): log for log in logs}
        self.fields["logs"].choices = [(number, log.name) for number, log in self.kept.items()]  # type: ignore[attr-defined]  # -- a choice field
        self.fields["logs"].initial = list(self.kept)

    def clean_logs(self) -> list[TransferLog]:
        """Give the logs; two of one name cannot be told apart by a plan."""
        found = [self.kept[number] for number in self.cleaned_data["logs"]]
        names = [log.name for log in found]
        twice = next((name for name in names if names.count(name) > 1), None)
        if twice is not None:
            raise forms.ValidationError(say(words.NAME_TWICE, name=twice))
        return found


class ColumnsForm(_ChoosesLogs):
    """What the columns of the logs mean."""

    person = forms.ChoiceField(label=said(words.PERSON), help_text=said(words.PERSON_HELP))
    time = forms.ChoiceField(label=said(words.TIME))
    zone = forms.CharField(label=said(words.ZONE), initial="Asia/Shanghai", help_text=said(words.ZONE_HELP))
    unit = forms.ChoiceField(label=said(words.UNIT_OF_TIME), required=False)
    export = forms.ChoiceField(label=said(words.EXPORT_COLUMN), required=False, help_text=said(words.EXPORT_HELP))
    only = forms.ChoiceField(label=said(words.ONLY), required=False)
    sensitive = forms.ChoiceField(
        label=said(words.SENSITIVE_COLUMN), required=False, help_text=said(words.SENSITIVE_HELP)
    )
    until = forms.DateField(
        label=said(words.UNTIL),
        help_text=said(words.UNTIL_HELP),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )

    def __init__(self, *args: Any, exports: Sequence[tuple[str, str]], today: date, **more: Any) -> None:  # noqa: ANN401 -- as Django declares it
        super().__init__(*args, **more)
        self._today = today
        columns = list(dict.fromkeys(name for log in self.kept.values() for name in log.columns))
        asked: dict[str, list[tuple[str, str]]] = {
            "person": [(each, each) for each in columns],
            "time": [(each, each) for each in columns],
            "export": [("", say(words.NO_COLUMN)), *((each, each) for each in columns)],
            "sensitive": [("", say(words.BY_DECLARATION)), *((each, each) for each in columns)],
            "only": [("", say(words.NO_EXPORT)), *exports],
            "unit": [("", say(words.NO_UNIT)), *((code, say(phrase)) for code, phrase in words.UNITS.items())],
        }
        for name, choices in asked.items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]  # -- a choice field
        for name, likely in _GUESSES.items():
            self.fields[name].initial = _guessed(columns, likely)
        self.fields["until"].initial = today

    def clean_zone(self) -> str:
        """Refuse a zone that there is not."""
        zone: str = self.cleaned_data["zone"].strip()
        if zone not in available_timezones():
            raise forms.ValidationError(say(words.NO_ZONE, zone=zone))
        return zone

    def clean_until(self) -> date:
        """Refuse a day to come."""
        until: date = self.cleaned_data["until"]
        if until > self._today:
            raise forms.ValidationError(say(words.TO_COME))
        return until

    def clean(self) -> dict[str, Any]:
        """Ask for either the column of the export or the one export of every row."""
        given = self.cleaned_data
        if bool(given.get("export")) == bool(given.get("only")):
            self.add_error("export", say(words.ONE_OF_BOTH))
        return given

    def meant(self) -> Meant:
        """Give what the columns mean."""
        given = self.cleaned_data
        names = ("person", "time", "zone", "unit", "export", "only", "sensitive", "until")
        return Meant(**{name: given[name] for name in names})


def _guessed(columns: Sequence[str], likely: Sequence[str]) -> str | None:
    return next((each for part in likely for each in columns if part in each.lower()), None)


class PlanForm(_ChoosesLogs):
    """A plan as a file or as text."""

    file = forms.FileField(label=said(words.PLAN_FILE), required=False, allow_empty_file=True)
    text = forms.CharField(
        label=said(words.PLAN_TEXT),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 16, "spellcheck": "false"}),
    )

    def clean(self) -> dict[str, Any]:
        """Take the file, else the text. What was uploaded goes into the text field, to be mended there."""
        given = self.cleaned_data
        uploaded = given.get("file")
        if uploaded is not None:
            if uploaded.size > MOST_PLAN_KILOBYTES * _KILOBYTE:
                self.add_error("file", say(words.PLAN_TOO_LARGE, kilobytes=MOST_PLAN_KILOBYTES))
                return given
            try:
                given["text"] = uploaded.read().decode("utf-8-sig")
            except UnicodeDecodeError:
                self.add_error("file", say(words.NOT_UTF8))
                return given
            if isinstance(self.data, QueryDict):
                mended = self.data.copy()
                mended["text"] = given["text"]
                self.data = mended
        elif not given.get("text", "").strip():
            self.add_error("text", say(words.NO_PLAN))
        return given

    def name(self) -> str:
        """Give the name of the file."""
        uploaded = self.cleaned_data.get("file")
        return str(uploaded.name)[:200] if uploaded is not None else "PLAN.yaml"


class SetUpForm(forms.Form):
    """One of the plans that the administrator set up."""

    plan = forms.ChoiceField(label=said(words.SET_UP_PLAN))

    def __init__(self, *args: Any, names: Sequence[str], **more: Any) -> None:  # noqa: ANN401 -- as Django declares it
        super().__init__(*args, **more)
        self.fields["plan"].choices = [(each, each) for each in names]  # type: ignore[attr-defined]  # -- a choice field
