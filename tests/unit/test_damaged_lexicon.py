"""A damaged file of the lexicon is named with its line; the check that needs it says so, and the others go on."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop import paths
from desktop.checks.base import CheckContext
from desktop.checks.document import Document
from desktop.checks.engines.lexicon import shipped_entries, shipped_names
from desktop.checks.grammar.compounds import read_compounds
from desktop.checks.grammar.confusions import read_confusions
from desktop.checks.policy.learnt_wording import LearntWording
from desktop.checks.policy.other_language import read_languages
from desktop.checks.policy.people import read_first_names
from desktop.checks.registry import build_checks
from desktop.checks.runner import Runner
from desktop.checks.spelling.dictionary import read_usual
from desktop.checks.toponyms.official_names import read_demonyms, read_places
from desktop.checks.vocabulary.check import VocabularyCheck
from desktop.editorial.profile import MunicipalProfile
from desktop.errors import EnvironmentFault

CONTEXT = CheckContext(MunicipalProfile("essai", "Essai", "Essai", "Le Bulletin", (), (), ()))

Read = Callable[[Path], object]
# Each file, and who reads it in a folder of resources.
READERS: dict[str, Read] = {
    "confusions.toml": read_confusions,
    "graphies.toml": read_compounds,
    "vocabulaire-municipal.toml": VocabularyCheck,
    "propos-appris.txt": LearntWording,
    "langues.toml": lambda folder: languages(folder),
    "frequent.txt": lambda folder: languages(folder),
    "municipal.tsv": shipped_entries,
    "surnames.txt": shipped_names,
    "prenoms.txt": lambda folder: read_first_names(folder / "lexicon" / "prenoms.txt"),
    "toponymes.tsv": lambda folder: read_places(folder / "lexicon"),
    "gentiles.txt": lambda folder: read_demonyms(folder / "lexicon"),
    "fautes.tsv": lambda folder: read_usual(folder / "lexicon" / "fautes.tsv"),
}

# Of these there are several, and whichever are there are read.
SEVERAL = frozenset({"confusions.toml", "vocabulaire-municipal.toml"})


def languages(folder: Path) -> object:
    return read_languages(folder / "lexicon" / "langues.toml", folder / "lexicon" / "frequent.txt")


@pytest.fixture
def resources(tmp_path: Path) -> Path:
    for folder in ("lexicon", "policies"):
        shutil.copytree(paths.resources() / folder, tmp_path / folder)
    return tmp_path


def fault(read: Read, resources: Path) -> str:
    with pytest.raises(EnvironmentFault) as raised:
        read(resources)
    return raised.value.message


@pytest.mark.parametrize("name", READERS)
def test_a_file_that_is_not_in_utf_8_is_named_with_its_line(resources: Path, name: str) -> None:
    path = resources / "lexicon" / name
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[:3]) + b"# \xff\n" + b"".join(lines[3:]))
    message = fault(READERS[name], resources)
    assert f"«\u00a0{name}\u00a0» du lexique est endommagé, ligne 4\u00a0: il n’est pas en UTF-8." in message


@pytest.mark.parametrize("name", [name for name in READERS if name not in SEVERAL])
def test_a_file_that_is_missing_is_named(resources: Path, name: str) -> None:
    (resources / "lexicon" / name).unlink()
    message = fault(READERS[name], resources)
    assert f"«\u00a0{name}\u00a0» du lexique est endommagé\u00a0: il ne s’ouvre pas." in message


@pytest.mark.parametrize("name", [name for name in READERS if name.endswith(".toml")])
def test_a_table_cut_short_is_named_with_its_line(resources: Path, name: str) -> None:
    path = resources / "lexicon" / name
    path.write_text("# entête\n[[confusion\n", encoding="utf-8")
    assert f"«\u00a0{name}\u00a0» du lexique est endommagé, ligne 2" in fault(READERS[name], resources)


@pytest.mark.parametrize("name", ["municipal.tsv", "toponymes.tsv", "fautes.tsv"])
def test_a_row_with_too_many_columns_is_named_with_its_line(resources: Path, name: str) -> None:
    path = resources / "lexicon" / name
    path.write_text("# entête\n\na\tb\tc\td\te\n", encoding="utf-8")
    assert f"«\u00a0{name}\u00a0» du lexique est endommagé, ligne 3" in fault(READERS[name], resources)


def test_an_entry_without_what_it_needs_is_named_with_its_line(resources: Path) -> None:
    path = resources / "lexicon" / "confusions.toml"
    with path.open("a", encoding="utf-8") as file:
        file.write('\n[[confusion]]\nnom = "incomplete"\n')
    line = len(path.read_text(encoding="utf-8").splitlines()) - 1
    message = fault(read_confusions, resources)
    assert f"«\u00a0confusions.toml\u00a0» du lexique est endommagé, ligne {line}\u00a0: il manque" in message


def test_an_entry_of_the_vocabulary_is_named_with_its_line(resources: Path) -> None:
    path = resources / "lexicon" / "vocabulaire-municipal.toml"
    with path.open("a", encoding="utf-8") as file:
        file.write('\n[[entree]]\nid = "sans_raison"\nmotif = "mot"\n')
    line = len(path.read_text(encoding="utf-8").splitlines()) - 1
    message = fault(VocabularyCheck, resources)
    assert f"ligne {line}\u00a0: «\u00a0sans_raison\u00a0», il manque «\u00a0raison\u00a0»" in message


def test_the_check_that_cannot_be_built_is_unavailable_and_the_others_go_on(
    resources: Path, expected_logs: list[str]
) -> None:
    expected_logs.append("check vocabulaire cannot be built")
    (resources / "lexicon" / "vocabulaire-voirie.toml").write_text("[[entree]]\nid = \n", encoding="utf-8")
    runner = Runner(build_checks(resources))
    (unavailable,) = runner.unavailable().items()
    assert unavailable[0] == "vocabulaire"
    assert "«\u00a0vocabulaire-voirie.toml\u00a0» du lexique est endommagé, ligne 2" in unavailable[1]
    report = runner.check(Document("Les enfant jouent dehors."), CONTEXT)
    assert report.unchecked == ("vocabulaire",)
    assert [(f.start, f.end) for f in report.findings] == [(4, 10)]
