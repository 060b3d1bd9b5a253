"""``tongguan office admin``: one more administrator."""

import typer

from tongguan.cli.language import spoken
from tongguan.cli.office.options import DATA, DataOption, require_office
from tongguan.cli.options import AsJson, AskedLanguage
from tongguan.cli.screen import Screen, print_json
from tongguan.cli.words import office as words

app = typer.Typer()


@app.command(help=words.ADMIN_HELP.en, epilog="tongguan office admin --data office")
def admin(data: DataOption = DATA, *, as_json: AsJson = False, lang: AskedLanguage = None) -> None:
    """Make an administrator."""
    require_office()
    from tongguan.office.running.opening import open_existing  # noqa: PLC0415 -- help must not wait for it

    open_existing(data)
    from tongguan.cli.office.administrator import make  # noqa: PLC0415 -- needs Django set up

    language = spoken(lang)
    person = make(language)
    if as_json:
        print_json({"person": person.pk})
        return
    Screen(language).line(words.ADMINISTRATOR.in_language(language).format(number=person.pk))
