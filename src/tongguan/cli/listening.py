"""Whether a server can listen where it is told to."""

import socket

from tongguan.cli.errors import AddressTakenError, reason_of


def require_free(address: str, port: int) -> None:
    """Do nothing where a server can listen there.

    Raises:
        AddressTakenError: Somebody else does, or the machine has no such address.
    """
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((address, port))
        except (OSError, OverflowError) as error:
            why = reason_of(error) if isinstance(error, OSError) else "ports go up to 65535"
            raise AddressTakenError(
                f"nothing can listen at {address}, port {port}: {why}",
                help="end what listens there, or name another port",
            ) from error
