"""What people fill in to bring a declaration."""

from typing import Any, Final

from django import forms
from django.http import QueryDict

from tongguan.office.desk.speaking import said, say
from tongguan.office.exports import words

MOST_MEGABYTES: Final = 4
_MEGABYTE = 1024 * 1024


class BringForm(forms.Form):
    """A declaration, as a file or as text, and why it changes."""

    file = forms.FileField(label=said(words.FILE), required=False, allow_empty_file=True)
    text = forms.CharField(
        label=said(words.TEXT),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 14, "spellcheck": "false"}),
    )
    why = forms.CharField(label=said(words.WHY), max_length=500, help_text=said(words.WHY_HELP))

    def clean(self) -> dict[str, Any]:
        """Take the file, else the text. What was uploaded goes into the text field, to be mended there."""
        given = self.cleaned_data
        uploaded = given.get("file")
        if uploaded is not None:
            self._take(uploaded)
        elif not given.get("text", "").strip():
            self.add_error("file", say(words.NOTHING_GIVEN))
        return given

    @property
    def where_text_stands(self) -> str:
        """The field that a mistake in the declaration is told beside."""
        return "text"

    def source(self) -> str:
        """Give the name of the file, for the history."""
        uploaded = self.cleaned_data.get("file")
        return uploaded.name[:200] if uploaded is not None else ""

    def _take(self, uploaded: Any) -> None:  # noqa: ANN401 -- Django's uploaded file
        if uploaded.size > MOST_MEGABYTES * _MEGABYTE:
            self.add_error("file", say(words.TOO_LARGE, megabytes=MOST_MEGABYTES))
            return
        try:
            text = uploaded.read().decode("utf-8-sig")
        except UnicodeDecodeError:
            self.add_error("file", say(words.NOT_UTF8))
            return
        self.cleaned_data["text"] = text
        self.data = {**self.data.dict(), "text": text} if isinstance(self.data, QueryDict) else self.data
