"""What may be added to a census, and what it does not go with: known before anything is counted."""

from dataclasses import dataclass
from pathlib import Path

from tongguan.cli.errors import BadValueError
from tongguan.cli.pages import check_target
from tongguan.cli.writing_files import check_writable
from tongguan.engines.requirement import require


@dataclass(frozen=True, slots=True)
class Adding:
    """What the options ask to be added.

    Attributes:
        forecast: Whether to forecast, and to give the numbers of the form.
        splitting: Whether to look for signs of splitting.
        report: Where to write the page, if anywhere; it holds the forecast.
    """

    forecast: bool
    splitting: bool
    report: Path | None

    @property
    def anything(self) -> bool:
        """Whether there is anything to add."""
        return self.forecast or self.splitting or self.report is not None

    def refuse_beside(self, what: str) -> None:
        """Refuse to add anything to an answer that has no place for it.

        Raises:
            BadValueError: Something is to be added.
        """
        given = {"--forecast": self.forecast, "--splitting": self.splitting, "--report": self.report is not None}
        for option, asked in given.items():
            if asked:
                raise BadValueError(f"`{option}` does not go with {what}", help="leave it out", field=option)

    def check_stored(self, folder: Path) -> None:
        """Refuse what cannot be added to a census that was stored.

        Raises:
            BadValueError: Signs of splitting are looked for.
            NotWrittenError: The page cannot be written.
        """
        if self.splitting:
            raise BadValueError(
                "`--splitting` does not go with a stored census, which keeps no transfers",
                help="look for signs in a run by the plan, while the logs are at hand",
                field="--splitting",
            )
        self.check(folder, None)

    def check(self, plan: Path, state: Path | None) -> None:
        """Refuse what cannot be added to the census of a plan.

        Raises:
            BadValueError: Signs are looked for in a state.
            FileExistsAlreadyError: The page would be written over something else.
            NotWrittenError: The page cannot be written there.
            ChartsMissingError: The script that draws charts was not built.
            EngineMissingError: What forecasts is not installed.
        """
        if self.splitting and state is not None:
            raise BadValueError(
                "`--splitting` does not go with `--state`, which keeps no transfers",
                help="a state keeps people by day, and neither recipients nor who was left out on which day: "
                "look for signs in a run without `--state`, while the logs are at hand",
                field="--splitting",
            )
        if self.forecast or self.report is not None:
            require("statsmodels", extra="census")
        if self.report is not None:
            from tongguan.cli.report.census import check_charts  # noqa: PLC0415 -- brings the census with it

            check_target(self.report, plan)
            check_writable(self.report)
            check_charts()
