"""The plan of a census: one YAML file, read strictly."""

from tongguan.census.plan.errors import PlanError, PlanValueError, UnknownPlanFieldError
from tongguan.census.plan.model import (
    CatalogueTable,
    Columns,
    Export,
    Handler,
    Identifier,
    Joint,
    Key,
    Line,
    LogFiles,
    LogSource,
    Person,
    Plan,
    PostgresTable,
    Time,
)
from tongguan.census.plan.reading import read_plan

__all__ = [
    "CatalogueTable",
    "Columns",
    "Export",
    "Handler",
    "Identifier",
    "Joint",
    "Key",
    "Line",
    "LogFiles",
    "LogSource",
    "Person",
    "Plan",
    "PlanError",
    "PlanValueError",
    "PostgresTable",
    "Time",
    "UnknownPlanFieldError",
    "read_plan",
]
