"""The page of a census: the counts against the lines, the curve with its forecast, where people come from.

One HTML file that asks nothing of any network: charts are drawn by the script that stands in it, and every number
also stands in a table. It holds counts, and no person.
"""

from tongguan.cli.report.census.rendering import ChartsMissingError, check_charts, render_census

__all__ = ["ChartsMissingError", "check_charts", "render_census"]
