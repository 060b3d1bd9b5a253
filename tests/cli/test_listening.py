"""A server that cannot listen where it is told to says so before it changes anything."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.running import Tongguan
from tongguan.cli.errors import AddressTakenError
from tongguan.cli.listening import require_free


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


def test_a_port_that_somebody_listens_at_is_refused(taken: int) -> None:
    with pytest.raises(AddressTakenError, match=rf"127\.0\.0\.1, port {taken}: address already in use"):
        require_free("127.0.0.1", taken)


@pytest.mark.parametrize(("address", "port"), [("192.0.2.1", 0), ("no.such.host.invalid", 0), ("127.0.0.1", 65536)])
def test_an_address_the_machine_does_not_have_is_refused(address: str, port: int) -> None:
    with pytest.raises(AddressTakenError):
        require_free(address, port)


@pytest.mark.parametrize("address", ["127.0.0.1", "localhost", "0.0.0.0"])  # noqa: S104 -- only asked about
def test_a_free_port_is_taken(address: str) -> None:
    require_free(address, 0)


def test_the_office_does_not_begin_where_it_cannot_listen(tongguan: Tongguan, tmp_path: Path, taken: int) -> None:
    ran = tongguan("serve", "--data", str(tmp_path / "office"), "--port", str(taken))
    assert ran.code != 0
    assert "error[cli/address-taken]" in ran.err
    assert not (tmp_path / "office").exists()
