"""Shows an answer to a person at a terminal: from the values that ``--json`` prints, deciding nothing."""

from typing import Any

from rich.console import Console, Group

from tongguan.cli.view.alternatives import alternatives
from tongguan.cli.view.exports import ExportView
from tongguan.cli.view.overall import overall, shared_flags, table
from tongguan.cli.view.speaking import Speaker
from tongguan.cli.visible import visible_in
from tongguan.vocabulary.phrase import Language

__all__ = ["show"]


def show(answer: dict[str, Any], language: Language, *, explain: bool) -> None:
    """Print an answer, of one handler or of a group; ``explain`` prints whole trees and duties."""
    console = Console(highlight=False, markup=False, emoji=False)
    answer = visible_in(answer)
    speaker = Speaker(language)
    for handler in answer.get("handlers", [answer]):
        whole = {**answer, **handler}
        shared = shared_flags(whole["exports"])
        export_view = ExportView(speaker, {(flag["code"], flag["message"]) for flag in shared}, explain=explain)
        console.print(
            Group(
                *overall(whole, shared, speaker),
                table(whole["exports"], speaker),
                *(export_view.show(export) for export in whole["exports"]),
                *alternatives(whole, speaker),
                "",
            )
        )
