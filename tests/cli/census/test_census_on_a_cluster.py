"""``tongguan census --engine``: on a cluster of this machine, and on a standalone master with a worker of its own."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pyspark
import pytest

from tests.spark import SETTINGS
from tongguan.cli.key.key_files import read_key

ROOT = Path(__file__).parents[3]
HOME = Path(pyspark.__file__).parent
RETAILER = str(ROOT / "examples" / "retailer" / "census.yaml")
DAY = ("--as-of", "2026-06-30")

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("spark")]


def ran(*arguments: str, code: int = 0, conf: Path | None = None) -> tuple[str, str]:
    done = subprocess.run(
        [str(Path(sys.executable).with_name("tongguan")), *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=600,
        check=False,
        env=os.environ | ({"SPARK_CONF_DIR": str(conf)} if conf else {}),
    )
    assert done.returncode == code, done.stderr
    return done.stdout, done.stderr


def answer(*arguments: str, conf: Path | None = None, says: str = "") -> Any:
    out, err = ran(*arguments, *DAY, "--json", conf=conf)
    assert err == says
    told = json.loads(out)
    told.pop("engine")
    return told


@pytest.fixture
def conf(tmp_path: Path) -> Path:
    """Give a folder of settings with which small questions are answered soon."""
    quick = {
        name: value for name, value in SETTINGS.items() if "Java" in name or "sql.codegen" in name or "sql.sh" in name
    }
    (tmp_path / "conf").mkdir()
    lines = "".join(f"{name} {value}\n" for name, value in quick.items())
    (tmp_path / "conf" / "spark-defaults.conf").write_text(lines, encoding="utf-8")
    return tmp_path / "conf"


def test_a_cluster_of_this_machine_gives_the_same_and_says_no_more(tmp_path: Path, conf: Path) -> None:
    asked = ("--engine", "local-cluster[2,1,2048]", "--out", str(tmp_path / "out"))
    there = answer("census", RETAILER, *asked, conf=conf)
    assert there == answer("census", RETAILER)
    assert {path.name for path in (tmp_path / "out").iterdir()} >= {"census.json", "profile.parquet"}


@pytest.mark.parametrize(
    ("engine", "more", "said"),
    [
        ("spark://127.0.0.1:1", (), "engines/cluster-unreachable"),
        ("sparkle", (), "engines/unknown"),
        ("local[1]", ("--state", "state.db"), "engines/not-offered"),
    ],
)
def test_what_cannot_be_is_told_at_once(engine: str, more: tuple[str, ...], said: str, tmp_path: Path) -> None:
    state = [str(tmp_path / each) if each.endswith(".db") else each for each in more]
    began = time.monotonic()
    out, err = ran("census", RETAILER, "--engine", engine, *state, *DAY, "--json", code=2)
    assert said in out + err
    assert time.monotonic() - began < 60
    assert not (tmp_path / "state.db").exists()


@contextmanager
def standalone(folder: Path) -> Iterator[str]:
    """Run a standalone master and one worker, with a log of events; give the address of the master."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    address = f"spark://127.0.0.1:{port}"
    loopback = {"SPARK_HOME": str(HOME), "SPARK_LOCAL_IP": "127.0.0.1", "SPARK_NO_DAEMONIZE": "1"}
    master = ["master.Master", "--host", "127.0.0.1", "--port", str(port), "--webui-port", "0"]
    worker = ["worker.Worker", "--host", "127.0.0.1", "--webui-port", "0", "--cores", "1", "--memory", "1100m",
              "--work-dir", str(folder / "work"), address]  # fmt: skip
    running = []
    try:
        for name, *rest in (master, worker):
            with (folder / f"{name}.log").open("wb") as log:
                command = [str(HOME / "bin" / "spark-class"), f"org.apache.spark.deploy.{name}", *rest]
                running.append(subprocess.Popen(command, stdout=log, stderr=log, env=os.environ | loopback))
            _wait_for(port)
        yield address
    finally:
        for each in reversed(running):
            each.terminate()
            each.wait(30)


def _wait_for(port: int) -> None:
    until = time.monotonic() + 60
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            assert time.monotonic() < until
            time.sleep(0.2)
        else:
            return


PLAN = """\
handler: 甲
year: 2026
sources: [{read: log.parquet}]
columns:
  time: at
  export: {constant: shop}
  person: {identifiers: [{kind: mobile, column: phone}, {kind: user_id, column: uid}]}
exports: {shop: {}}
key: {file: 2026.key}
"""


def test_a_standalone_cluster_counts_identifiers_and_nothing_tells_the_key(tmp_path: Path, conf: Path) -> None:
    """Neither its logs, nor its events with all plans, nor what is written on the way hold the key or a person."""
    ran("key", "new", "--out", str(tmp_path / "2026.key"), "--handler", "甲", "--year", "2026")
    numbers = range(200)
    phones = [f"139{number % 150:08d}" for number in numbers]
    table = {"at": ["2026-03-01"] * 200, "phone": phones, "uid": [f"u-{number % 170:05d}" for number in numbers]}
    pq.write_table(pa.table(table), tmp_path / "log.parquet")
    (tmp_path / "census.yaml").write_text(PLAN, encoding="utf-8")
    (tmp_path / "events").mkdir()
    with (conf / "spark-defaults.conf").open("a", encoding="utf-8") as file:
        file.write("spark.eventLog.enabled true\nspark.eventLog.compress false\nspark.executor.memory 1g\n")
        file.write(f"spark.eventLog.dir file://{tmp_path}/events\n")
    plan = str(tmp_path / "census.yaml")
    with standalone(tmp_path) as address:
        page = tmp_path / "page.html"
        there = answer("census", plan, "--engine", address, "--report", str(page), conf=conf, says=f"{page}\n")
    here = answer("census", plan)
    assert {name: there[name] for name in here} == here
    assert here["counted"]["all"][1] > 0
    assert "甲" in page.read_text(encoding="utf-8")
    key = read_key(tmp_path / "2026.key")
    text = (tmp_path / "2026.key").read_text(encoding="utf-8")
    secret = json.loads(text)["secret"]
    looked = [path for path in tmp_path.rglob("*") if path.is_file() and path.name not in {"2026.key", "log.parquet"}]
    assert any("events" in path.parts for path in looked)
    for path in looked:
        held = path.read_bytes()
        for canary in (secret.encode(), key._secret, key._derived, key._derived.hex().encode(), phones[7].encode()):
            assert canary not in held, path
