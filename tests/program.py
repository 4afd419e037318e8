"""The real command line in processes of their own, without a second of imports for each.

A server loads the program once and forks for every command: the child parses its words, writes to its own streams and
ends with its own exit status. Where nothing can be forked, each command starts from nothing.
"""

import contextlib
import gc
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import IO

LOADED = (
    "claimledger.cli", "claimledger.evaluate", "claimledger.export.people", "claimledger.export.rows",
    "claimledger.extract", "claimledger.ingest", "claimledger.ledger", "claimledger.read.article",
    "claimledger.read.text", "claimledger.reconcile", "claimledger.report", "rich.console", "rich.table",
)  # fmt: skip
Done = subprocess.CompletedProcess[str]
Run = Callable[..., Done]


class Program:
    """`claimledger`, ready to be run: `Program().run(["tolls"], folder)`."""

    def __init__(self) -> None:
        self._server: subprocess.Popen[str] | None = None
        if hasattr(os, "fork"):
            self._server = subprocess.Popen(
                [sys.executable, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
            )

    def run(self, words: list[str], folder: Path, *, input: str = "", env: dict[str, str] | None = None) -> Done:
        """Runs a command in `folder`, with `env` besides the environment of the tests; streams are UTF-8."""
        env = {"PYTHONIOENCODING": "utf-8"} | (env or {})
        if self._server is None:
            return subprocess.run(
                [sys.executable, "-m", "claimledger", *words], cwd=folder, input=input, capture_output=True,
                encoding="utf-8", env=os.environ | env,
            )  # fmt: skip
        assert self._server.stdin is not None and self._server.stdout is not None
        with tempfile.TemporaryDirectory() as streams:
            names = [os.path.join(streams, name) for name in ("in", "out", "err")]
            Path(names[0]).write_text(input, encoding="utf-8")
            print(json.dumps([words, str(folder), names, env]), file=self._server.stdin, flush=True)
            status = int(self._server.stdout.readline())
            out, err = (Path(name).read_text(encoding="utf-8") for name in names[1:])
        return Done(["claimledger", *words], status, out, err)

    def close(self) -> None:
        if self._server is not None:
            self._server.communicate()


def _serve(commands: IO[str], answers: IO[str]) -> None:
    for module in LOADED:
        import_module(module)
    import_module("claimledger.lexicon").load("en")
    import_module("claimledger.registry").registry()
    import_module("claimledger.gazetteer.words").place_words()
    gc.freeze()  # or every child would copy what its collector looks at
    for line in commands:
        child = os.fork()
        if child == 0:
            _become(*json.loads(line))
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), file=answers, flush=True)


def _become(words: list[str], folder: str, names: list[str], env: dict[str, str]) -> None:
    """The forked child: takes its streams and its folder, does what it is told and ends."""
    os.chdir(folder)
    os.environ.update(env)
    modes = (os.O_RDONLY, os.O_WRONLY | os.O_CREAT, os.O_WRONLY | os.O_CREAT)
    for number, (name, mode) in enumerate(zip(names, modes, strict=True)):
        os.dup2(os.open(name, mode), number)
    sys.stdin, sys.stdout, sys.stderr = (
        os.fdopen(number, "w" if number else "r", encoding="utf-8", closefd=False) for number in range(3)
    )
    status = 1
    try:
        from claimledger.cli import app

        sys.argv = ["claimledger", *words]
        app(prog_name="claimledger")
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:
        sys.excepthook(*sys.exc_info())
    finally:
        with contextlib.suppress(OSError):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(status)


if __name__ == "__main__":  # processes of `--jobs` import this module again
    _serve(sys.stdin, sys.stdout)
