"""Chinese working days (工作日): weekends and public holidays out, make-up workdays in.

The State Council publishes each year's holidays the autumn before; the library `chinesecalendar` holds those
notices, and this is the only room that imports it (on first use, not on import). A day outside the
published years is *provisional*: Monday to Friday is assumed and the answer says so. Who counts back from a day
can ask to be *cautious*: then days that may become days off, such as those around 1 October, do not count.

The room knows days, no law and no clocks: what a period is, and whether it rolls, lives in `decision.clocks`.
"""

from tongguan.working_days.calendar import (
    CalendarRangeError,
    WorkingDay,
    is_working_day,
    published_from,
    published_until,
)
from tongguan.working_days.counting import (
    Counted,
    Shifted,
    add_working_days,
    count_working_days,
    next_working_day,
    previous_working_day,
    roll_backward,
    roll_forward,
    subtract_working_days,
)

__all__ = [
    "CalendarRangeError",
    "Counted",
    "Shifted",
    "WorkingDay",
    "add_working_days",
    "count_working_days",
    "is_working_day",
    "next_working_day",
    "previous_working_day",
    "published_from",
    "published_until",
    "roll_backward",
    "roll_forward",
    "subtract_working_days",
]
