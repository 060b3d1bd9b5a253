"""What a census says of days to come: when each line is reached, by when to act, what the form asks.

Here the forecast and the signs of the census, which knows no law, meet the clocks and rules of the lawbook.
"""

from tongguan.cli.foresight.completing import Completed, complete
from tongguan.cli.foresight.form_numbers import Given, form_numbers
from tongguan.cli.foresight.outlook import outlook_of, percent
from tongguan.cli.foresight.signs import signs_of

__all__ = ["Completed", "Given", "complete", "form_numbers", "outlook_of", "percent", "signs_of"]
