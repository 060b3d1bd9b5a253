"""``POST /v1/admissions``: may this go out now?"""

from tongguan.gate.service.admitting import decide
from tongguan.gate.service.answered import OutcomeTold
from tongguan.gate.service.asked import AdmissionAsked
from tongguan.gate.service.calls import Answer, Call, Route

OUTCOMES = {200: OutcomeTold, 403: OutcomeTold, 409: OutcomeTold, 422: OutcomeTold, 423: OutcomeTold, 503: OutcomeTold}


async def admit(call: Call) -> Answer:
    """Decide it."""
    return await decide(call, call.body)


ROUTES = (
    Route(
        "POST",
        "/v1/admissions",
        admit,
        "Ask whether people's information may go out now; only what is answered with 200 may",
        ("caller", "emergency"),
        dict(OUTCOMES),
        body=AdmissionAsked,
        while_draining=False,
    ),
)
