"""What may be asked: one module a subject, each with its routes; the table of all of them."""

from tongguan.gate.service.calls import Route
from tongguan.gate.service.routes import admissions, consent, emergencies, holds, looking, operating, reservations

ROUTES: tuple[Route, ...] = (
    *admissions.ROUTES,
    *reservations.ROUTES,
    *holds.ROUTES,
    *emergencies.ROUTES,
    *consent.ROUTES,
    *looking.ROUTES,
    *operating.ROUTES,
)
