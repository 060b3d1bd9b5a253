"""Draws how the rest of the year may go: new people a day, along many paths.

Two models of the logarithm of daily new people, each with a rhythm of seven days, are drawn from alike:

- a *damped trend* (exponential smoothing): the recent change goes on and levels off;
- a *power of the day* with a wandering level (structural time series): newcomers thin out as they do where
  people come back again and again, and the level may drift.

Each is wrong in its own way; together their interval holds what it says (docs/explanation/forecast.md).
"""

import warnings
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from tongguan.census.forecast.history import History

if TYPE_CHECKING:
    from collections.abc import Callable

Values = NDArray[np.float64]

WEEK = 7
PATHS_A_MODEL = 1_000
MOST_TIMES_THE_BUSIEST = 3
"""No day to come brings more than so many times the people of the busiest day so far."""

_SEED = 20_260_101
_STILL = 1e-9


def draw(history: History) -> NDArray[np.float64]:
    """Draw paths of new people: one row a path, one column a day after ``history.last``.

    The same history gives the same paths.
    """
    rng = np.random.default_rng((_SEED, history.people, len(history.new)))
    new = np.asarray(history.new, dtype=np.float64)
    if new.std() < _STILL:
        return rng.poisson(new.mean(), (PATHS_A_MODEL, history.days_left)).astype(np.float64)
    logs, most = np.log1p(new), np.log1p(MOST_TIMES_THE_BUSIEST * new.max())
    models: tuple[Callable[[Values, int, np.random.Generator], Values], ...] = (_damped, _power)
    drawn = [np.expm1(np.clip(model(logs, history.days_left, rng), 0.0, most)) for model in models]
    return np.concatenate(drawn)


def _damped(logs: Values, days: int, rng: np.random.Generator) -> Values:
    from statsmodels.tsa.exponential_smoothing.ets import ETSModel  # noqa: PLC0415 -- slow to import

    model = ETSModel(logs, error="add", trend="add", damped_trend=True, seasonal="add", seasonal_periods=WEEK)
    return _simulated(model, days, rng)


def _power(logs: Values, days: int, rng: np.random.Generator) -> Values:
    from statsmodels.tsa.statespace.structural import UnobservedComponents  # noqa: PLC0415 -- slow to import

    day = np.log(np.arange(1.0, len(logs) + days + 1.0))[:, None]
    model = UnobservedComponents(logs, level="llevel", seasonal=WEEK, stochastic_seasonal=False, exog=day[: len(logs)])
    return _simulated(model, days, rng, exog=day[len(logs) :])


def _simulated(model: Any, days: int, rng: np.random.Generator, **more: object) -> Values:  # noqa: ANN401 -- statsmodels has no types
    """Fit ``model`` and draw from its end on."""
    with warnings.catch_warnings():
        # A fit that stopped early is still a fit: the back-test has them in it.
        warnings.simplefilter("ignore")
        fitted = model.fit(disp=False, maxiter=200)
        drawn = fitted.simulate(days, anchor="end", repetitions=PATHS_A_MODEL, rng=rng, **more)
    return np.asarray(drawn, dtype=np.float64).reshape(days, PATHS_A_MODEL).T
