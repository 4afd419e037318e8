"""The hook that compiles: what it compiles, and what becomes of a build where that is not possible."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

SRC = Path(__file__).parent.parent / "src"
pytest.importorskip("hatchling")


@pytest.fixture
def hook_module() -> ModuleType:
    spec = importlib.util.spec_from_file_location("compile_hook", SRC / "compile_hook.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["compile_hook"] = module
    spec.loader.exec_module(module)
    return module


def hook(module: ModuleType, tmp_path: Path, target: str = "wheel") -> Any:
    return module.CompileHook(str(SRC.parent), {}, None, None, str(tmp_path), target)


def wheel() -> dict[str, Any]:
    return {"force_include": {}, "pure_python": True, "infer_tag": False}


def test_modules_that_read_texts_are_compiled_and_no_other(hook_module: ModuleType) -> None:
    files = hook_module.modules(SRC)
    assert {"claimledger/harms/finding.py", "claimledger/units/__init__.py", "claimledger/gate.py"} <= set(files)
    assert not any(f.startswith(("claimledger/cli/", "claimledger/read/", "claimledger/records")) for f in files)


def test_modules_that_are_left_out_exist(hook_module: ModuleType) -> None:
    stale = [
        name
        for name in hook_module.LEFT
        if not (path := SRC / "claimledger" / name.replace(".", "/")).with_suffix(".py").is_file() and not path.is_dir()
    ]
    assert stale == []


def test_compiled_files_go_into_the_wheel_beside_their_sources(
    hook_module: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def compiled(made: Path, src: Path) -> list[Path]:
        library = made / "lib" / "claimledger" / "gate.so"
        library.parent.mkdir(parents=True)
        library.touch()
        return [library]

    monkeypatch.setattr(hook_module.CompileHook, "_may_compile", lambda _: True)
    monkeypatch.setattr(hook_module, "compile_into", compiled)
    data, one = wheel(), hook(hook_module, tmp_path)
    one.initialize("standard", data)
    assert [Path(v).as_posix() for v in data["force_include"].values()] == ["claimledger/gate.so"]
    assert (data["pure_python"], data["infer_tag"]) == (False, True)
    one.finalize("standard", data, "")
    assert not one.made.exists()


@pytest.mark.parametrize("failure", [OSError("no space left"), SystemExit(1)])
def test_a_build_that_cannot_compile_is_plain_and_says_so(
    failure: BaseException,
    hook_module: ModuleType,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def failing(made: Path, src: Path) -> list[Path]:
        raise failure

    monkeypatch.setattr(hook_module.CompileHook, "_may_compile", lambda _: True)
    monkeypatch.setattr(hook_module, "compile_into", failing)
    data = wheel()
    hook(hook_module, tmp_path).initialize("standard", data)
    assert data == wheel()
    told = capsys.readouterr()
    assert "not compiled" in told.out + told.err


def test_an_editable_install_stays_interpreted(
    hook_module: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hook_module.CompileHook, "_may_compile", lambda _: True)
    monkeypatch.setattr(hook_module, "compile_into", lambda *_: pytest.fail("compiled"))
    data = wheel()
    hook(hook_module, tmp_path).initialize("editable", data)
    assert data == wheel()


def test_who_asks_for_plain_python_gets_it(
    hook_module: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMLEDGER_PURE", "1")
    assert hook(hook_module, tmp_path).dependencies() == []


def test_nothing_is_needed_where_there_is_no_compiler(
    hook_module: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hook_module.shutil, "which", lambda _: None)
    assert hook(hook_module, tmp_path).dependencies() == []


SHAPES = '''\
from dataclasses import dataclass, field


@dataclass(slots=True)
class Mark:
    """A mark."""

    start: int
    word: str = "no"  # what stands there
    notes: list[str] = field(default_factory=list)
    found: int | None = field(default=None, repr=False)

    def size(self) -> int:
        return self.start + len(self.word)


@dataclass(slots=True)
class Base:
    start: int


@dataclass(slots=True)
class Upper(Base):
    end: int = 0


@dataclass(slots=True, frozen=True)
class Fixed:
    start: int


@dataclass(slots=True)
class Checked:
    start: int

    def __post_init__(self) -> None:
        self.start += 1
'''


def test_inits_written_out_do_what_those_of_python_do(hook_module: ModuleType, tmp_path: Path) -> None:
    path = tmp_path / "shapes.py"
    path.write_text(SHAPES, encoding="utf-8")
    hook_module.write_inits([path])
    written = path.read_text(encoding="utf-8")
    plain: dict[str, Any] = {"__name__": "plain"}
    rewritten: dict[str, Any] = {"__name__": "rewritten"}
    exec(SHAPES, plain)
    exec(written, rewritten)
    for arguments, named in (((3,), {}), ((3, "yes", ["a"]), {"found": 4}), ((), {"start": 1, "notes": []})):
        assert repr(rewritten["Mark"](*arguments, **named)) == repr(plain["Mark"](*arguments, **named))
    first, second = rewritten["Mark"](1), rewritten["Mark"](1)
    first.notes.append("of the first alone")
    assert second.notes == [] and first != second
    with pytest.raises(TypeError):
        rewritten["Mark"]()


def test_only_plain_dataclasses_get_their_init_written_and_lines_keep_their_number(
    hook_module: ModuleType, tmp_path: Path
) -> None:
    path = tmp_path / "shapes.py"
    path.write_text(SHAPES, encoding="utf-8")
    hook_module.write_inits([path])
    before, after = SHAPES.split("\n"), path.read_text(encoding="utf-8").split("\n")
    assert [n for n, (old, new) in enumerate(zip(before, after, strict=True)) if old != new] == [
        before.index("class Mark:") - 1,
        before.index("    found: int | None = field(default=None, repr=False)") + 1,
    ]


CONSTANTS = """
from __future__ import annotations
from typing import TypeVar
T = TypeVar("T")
_FAR = 3
_SEEN = 0
_WORDS = frozenset(
    ["a", "b"]
)
_MANY = _FEW = 2
Alias = frozenset
_LATE = 1
_LATE = 2
if _FAR:
    _NEAR = 1


def far() -> int:
    global _SEEN
    _SEEN += 1
    _HERE = 4
    return _FAR + _HERE
"""


def test_constants_are_final_and_nothing_else_is(hook_module: ModuleType, tmp_path: Path) -> None:
    path = tmp_path / "words.py"
    path.write_text(CONSTANTS, encoding="utf-8")
    hook_module.write_finals([path])
    before, after = CONSTANTS.split("\n"), path.read_text(encoding="utf-8").split("\n")
    assert [new for old, new in zip(before, after, strict=True) if old != new] == [
        "from __future__ import annotations; from typing import Final",
        "_FAR: Final = 3",
        "_WORDS: Final = frozenset(",
    ]
    told: dict[str, Any] = {"__name__": "words"}
    exec("\n".join(after), told)
    assert told["far"]() == 7
