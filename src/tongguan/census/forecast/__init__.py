"""When a line will be reached: an interval for the day, or the reason why none can be given.

Daily new people are forecast, never their sum: people of this year are counted once, so newcomers thin out.
A forecast ends on 31 December, because the counters begin anew on 1 January (CBDF-2024#7.1.2).
The room knows no law: the lines come with the census, and what follows from a day is for others to say.
statsmodels is imported with the first forecast.
"""

from tongguan.census.forecast.foreseeing import LEVEL, foresee
from tongguan.census.forecast.history import History, history_of
from tongguan.census.forecast.model import Band, Crossing, Foreseen, Reason

__all__ = ["LEVEL", "Band", "Crossing", "Foreseen", "History", "Reason", "foresee", "history_of"]
