"""``tongguan serve``: the office in the browser."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from tongguan.cli.language import spoken
from tongguan.cli.listening import require_free
from tongguan.cli.office.options import DATA, DataOption, require_office
from tongguan.cli.options import AsJson, AskedLanguage
from tongguan.cli.screen import print_json
from tongguan.cli.words import office as words
from tongguan.vocabulary.phrase import Language

app = typer.Typer()


@app.command(help=words.SERVE_HELP.en, epilog="tongguan serve\ntongguan serve --data office --port 8080 --demo")
def serve(
    data: DataOption = DATA,
    *,
    host: Annotated[str, typer.Option("--host", metavar="ADDRESS", help=words.HOST.en)] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", metavar="NUMBER", help=words.PORT.en)] = 8000,
    workers: Annotated[int, typer.Option("--workers", metavar="NUMBER", help=words.WORKERS.en)] = 1,
    threads: Annotated[int | None, typer.Option("--threads", metavar="NUMBER", help=words.THREADS.en)] = None,
    demo: Annotated[bool | None, typer.Option("--demo/--no-demo", help=words.DEMO.en)] = None,
    as_json: AsJson = False,
    lang: AskedLanguage = None,
) -> None:
    """Bring the office up to date, and serve it until stopped."""
    require_office()
    require_free(host, port)
    language = spoken(lang)
    from tongguan.office.running.opening import open_new  # noqa: PLC0415 -- help must not wait for it

    place = open_new(data)
    _prepare(place.folder, language, demo=demo)
    from tongguan.office.running.serving import Listening  # noqa: PLC0415 -- as above
    from tongguan.office.running.serving import serve as listen  # noqa: PLC0415 -- as above

    shown = "localhost" if host in {"127.0.0.1", "0.0.0.0"} else host  # noqa: S104 -- only compared
    address = f"http://{shown}:{port}/"
    if as_json:
        print_json({"address": address, "data": str(place.folder)})
        sys.stdout.flush()
    else:
        said = words.SERVING.in_language(language).format(address=address, folder=place.folder)
        sys.stderr.write(f"{said}\n")
        sys.stderr.flush()
    listen(Listening(host, port, workers, threads))


def _prepare(folder: Path, language: Language, *, demo: bool | None) -> None:
    from tongguan.cli.office import administrator  # noqa: PLC0415 -- needs Django set up
    from tongguan.office.place import Place  # noqa: PLC0415 -- as above
    from tongguan.office.running import starting  # noqa: PLC0415 -- as above

    started = starting.bring_up_to_date()
    starting.gather_assets(Place(folder))
    owner = None if started.has_people else administrator.make(language)
    asked = sys.stdin.isatty() and not started.has_organisations
    if demo is None and asked:
        demo = typer.confirm(words.ASK_DEMO.in_language(language), default=True, err=True)
    if demo:
        from tongguan.office.accounts.models import User  # noqa: PLC0415 -- as above
        from tongguan.office.running.demo import put_demo  # noqa: PLC0415 -- as above

        put_demo(owner or User.objects.filter(is_administrator=True).order_by("pk")[0])
