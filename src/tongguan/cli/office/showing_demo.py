"""``tongguan office demo``: the demo company."""

import typer

from tongguan.cli.language import spoken
from tongguan.cli.office.options import DATA, DataOption, require_office
from tongguan.cli.options import AsJson, AskedLanguage
from tongguan.cli.screen import Screen, print_json
from tongguan.cli.words import office as words

app = typer.Typer()


@app.command(help=words.DEMO_HELP.en, epilog="tongguan office demo --data office")
def demo(data: DataOption = DATA, *, as_json: AsJson = False, lang: AskedLanguage = None) -> None:
    """Put the demo company in, owned by the first administrator."""
    require_office()
    from tongguan.office.running.opening import open_existing  # noqa: PLC0415 -- help must not wait for it

    open_existing(data)
    from tongguan.office.accounts.models import User  # noqa: PLC0415 -- needs Django set up
    from tongguan.office.running.demo import SLUG, put_demo  # noqa: PLC0415 -- as above

    company = put_demo(User.objects.filter(is_administrator=True).order_by("pk")[0])
    if as_json:
        print_json({"organisation": SLUG, "added": company is not None})
        return
    Screen(spoken(lang)).line(words.DEMO_THERE if company is None else words.DEMO_ADDED)
