"""Refuses a log of which something cannot be used, where that was asked for."""

from tongguan.census.counting.tally import RowTally
from tongguan.census.errors import RefusedRowsError


def refuse_rows(rows: RowTally) -> None:
    """Refuse the log if any row or file of it cannot be used.

    Raises:
        RefusedRowsError: One cannot; says how many, why, and where the first stands.
    """
    if rows.unreadable:
        first = rows.unreadable[0]
        raise RefusedRowsError(
            f"files that cannot be read: {len(rows.unreadable):,}, the first `{first.name}` ({first.why})",
            help="replace the file, or run without --strict to count the rest",
            source=first.name,
        )
    if not rows.refused:
        return
    told = ", ".join(f"{reason.word}: {many:,}" for reason, many in sorted(rows.by_reason.items()) if reason.refuses)
    examples = [each for reason in sorted(rows.examples) for each in rows.examples[reason]]
    shown = next((each for each in examples if each.row is not None), None)
    at = f"; the first is row {shown.row:,} of `{shown.file}`" if shown is not None else ""
    raise RefusedRowsError(
        f"rows that cannot be used: {rows.refused:,} ({told}){at}",
        help="mend them, or run without --strict to count the rest",
        source=shown.file if shown is not None else None,
    )
