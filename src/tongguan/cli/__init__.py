"""The command line: one question a command, its day explicit, JSON beside every table.

It reads files, asks the rooms below and prints; it decides nothing itself. A command is one module and one
line in ``registry.py``. What costs time to import is imported by the command that needs it.
"""

__all__ = ["main"]


def main() -> None:
    """Run ``tongguan`` with the arguments of the process, and end the process with its exit code."""
    import sys  # noqa: PLC0415 -- the room must cost nothing to import

    from tongguan.cli.app import run  # noqa: PLC0415 -- as above

    sys.exit(run(sys.argv[1:]))
