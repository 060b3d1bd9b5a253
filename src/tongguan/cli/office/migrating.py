"""``tongguan office migrate``: the tables brought up to date."""

import typer

from tongguan.cli.language import spoken
from tongguan.cli.office.options import DATA, DataOption, require_office
from tongguan.cli.options import AsJson, AskedLanguage
from tongguan.cli.screen import Screen, print_json
from tongguan.cli.words import office as words

app = typer.Typer()


@app.command(help=words.MIGRATE_HELP.en, epilog="tongguan office migrate --data office")
def migrate(data: DataOption = DATA, *, as_json: AsJson = False, lang: AskedLanguage = None) -> None:
    """Apply the migrations, in a new folder too."""
    require_office()
    from tongguan.office.running.opening import open_new  # noqa: PLC0415 -- help must not wait for it

    place = open_new(data)
    from tongguan.office.running.starting import bring_up_to_date, gather_assets  # noqa: PLC0415 -- needs Django set up

    started = bring_up_to_date()
    files = gather_assets(place)
    if as_json:
        print_json({"data": str(place.folder), "migrations": started.migrations, "files": files})
        return
    Screen(spoken(lang)).line(words.MIGRATED.in_language(spoken(lang)).format(count=started.migrations))
