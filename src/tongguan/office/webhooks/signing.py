"""Signs messages as Standard Webhooks has it: HMAC-SHA256 over id, time and body."""

import base64
import hashlib
import hmac
from collections.abc import Sequence
from typing import Final

from django.conf import settings

PREFIX: Final = "whsec_"


def secret_from(salt: str) -> str:
    """Give the secret of an endpoint. It is made from the secret of the office and a salt, and kept nowhere."""
    key: str = settings.SECRET_KEY
    made = hmac.new(key.encode("utf-8"), f"tongguan webhook {salt}".encode(), hashlib.sha256).digest()
    return PREFIX + base64.b64encode(made).decode("ascii")


def signature(secret: str, identifier: str, timestamp: int, body: str) -> str:
    """Give one signature.

    Args:
        secret: With its prefix; what follows is base64.
        identifier: What ``webhook-id`` says.
        timestamp: What ``webhook-timestamp`` says, in seconds since 1970.
        body: What is sent, to the letter.
    """
    key = base64.b64decode(secret.removeprefix(PREFIX))
    signed = f"{identifier}.{timestamp}.{body}".encode()
    return "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode("ascii")


def headers(secrets: Sequence[str], identifier: str, timestamp: int, body: str) -> dict[str, str]:
    """Give the headers of a message, signed with each secret: two of them while one replaces the other."""
    return {
        "webhook-id": identifier,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": " ".join(signature(secret, identifier, timestamp, body) for secret in secrets),
    }
