"""Reads people from a file of JSON lines, by identifiers or pseudonyms; never from arguments, which others may see."""

from pathlib import Path

from tongguan.cli.errors import FileError
from tongguan.cli.gate.configuring import Configured
from tongguan.cli.reading_files import read_bytes

_MOST_BYTES = 256 * 1024 * 1024


def groups_of(file: Path, configured: Configured, handler: str, year: int) -> list[list[bytes]]:
    """Give the pseudonyms of each line: one person each.

    A line is an object of identifiers by kind, such as ``{"mobile": "…"}``, or a list of pseudonyms in hexadecimal.

    Raises:
        FileError: A line is neither; says which, and shows nothing of it.
    """
    import msgspec  # noqa: PLC0415 -- help must not wait for it

    from tongguan.gate.service.asked import Person, Pseudonym  # noqa: PLC0415 -- as above
    from tongguan.gate.service.errors import ConfigurationError  # noqa: PLC0415 -- as above
    from tongguan.gate.service.identifying import Identifying  # noqa: PLC0415 -- as above
    from tongguan.gate.service.reading import read_year_keys  # noqa: PLC0415 -- as above

    try:
        identifying = Identifying(read_year_keys(configured.settings, configured.folder))
    except ConfigurationError as error:
        raise configured.placed(error) from error
    decode = msgspec.json.Decoder(Person | tuple[Pseudonym, ...]).decode
    found = []
    for number, line in enumerate(read_bytes(file, _MOST_BYTES).splitlines(), start=1):
        if not line.strip():
            continue
        try:
            person = decode(line)
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            raise FileError(
                "the line holds neither identifiers by kind nor a list of pseudonyms",
                help='write {"mobile": "13812345678"}, one person a line',
                source=str(file),
                line=number,
            ) from error
        group = (
            identifying.groups([person], handler, year)[0]
            if isinstance(person, dict)
            else list(map(bytes.fromhex, person))
        )
        if not group:
            raise FileError("no identifier of the line can be read", source=str(file), line=number)
        found.append(group)
    if not found:
        raise FileError("the file names nobody", source=str(file))
    return found
