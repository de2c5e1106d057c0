"""What a .docx holds before anything reads its words: sound, of an honest size, no pending revision in it."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat

from desktop.errors import EnvironmentFault, Refusal

MAX_FILE_BYTES = 100 * 1024 * 1024
"""Photographs weigh; the words of a file of this size still fit below."""
MAX_XML_BYTES = 20 * 1024 * 1024
MAX_ELEMENTS = 500_000
MAX_DEPTH = 100
MAX_ENTRIES = 5_000

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_BODY = "wordprocessingml/"
_REVISIONS = frozenset(
    {"ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge", "delText", "delInstrText"}
)
_COMMENTS = frozenset({"comment", "commentReference", "commentRangeStart"})
_LOOKS = {"vanish": "masqué", "strike": "barré", "dstrike": "barré"}
_OFF = frozenset({"false", "0", "off"})


@dataclass(slots=True)
class WordContents:
    """The bytes of a sound .docx, and what its parts hold: `looks` counts hidden and struck passages."""

    data: bytes
    looks: Counter[str] = field(default_factory=Counter)
    charts: int = 0


def read_sound_word_file(path: Path) -> WordContents:
    """The contents of the .docx at `path`.

    Raises `Refusal` when it is no .docx, is protected, empty, damaged or beyond the limits above, or when it
    holds tracked changes or comments; `EnvironmentFault` when it cannot be read at all.
    """
    data = _read(path)
    _refuse_other_formats(path, data)
    contents = WordContents(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _refuse_bombs(path, archive)
            scan = _Scan(contents)
            for entry in archive.infolist():
                if entry.filename.endswith((".xml", ".rels")):
                    scan.part(entry.filename, archive.read(entry))
    except _TooMuchError as error:
        raise _too_large(path) from error
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, expat.ExpatError) as error:
        raise damaged(path) from error
    except RuntimeError as error:  # zipfile's word for an entry that asks for a password
        raise _protected(path) from error
    _refuse_pending(path, scan)
    return contents


def damaged(path: Path) -> Refusal:
    """The refusal of a file that begins as a .docx and does not go on as one."""
    return Refusal(
        "word_endommage",
        f"Le fichier «\u00a0{path.name}\u00a0» est endommagé ou n’est pas un document Word (.docx). Il n’a pas été "
        "importé; ouvrez-le dans Word, enregistrez-le de nouveau en .docx, puis réessayez.",
    )


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_FILE_BYTES:
            raise _too_large(path)
        return path.read_bytes()
    except OSError as error:
        raise EnvironmentFault(
            "fichier_illisible",
            f"Le fichier «\u00a0{path.name}\u00a0» ne peut pas être lu. Il n’a pas été importé; vérifiez qu’il est "
            "toujours là et que vous avez le droit de l’ouvrir.",
        ) from error


def _refuse_other_formats(path: Path, data: bytes) -> None:
    if not data:
        raise Refusal(
            "word_vide",
            f"Le fichier «\u00a0{path.name}\u00a0» est vide. Il n’a pas été importé; vérifiez que vous avez choisi "
            "le bon fichier.",
        )
    if data.startswith(_OLE):
        raise _protected(path) if _ENCRYPTED in data else _old_format(path)
    if path.suffix.lower() == ".doc":
        raise _old_format(path)
    if path.suffix.lower() != ".docx" or not data.startswith(b"PK"):
        raise Refusal(
            "pas_un_docx",
            f"Le fichier «\u00a0{path.name}\u00a0» n’est pas un document Word (.docx). Il n’a pas été importé; "
            "choisissez un fichier .docx, ou copiez le texte et collez-le.",
        )


def _refuse_bombs(path: Path, archive: zipfile.ZipFile) -> None:
    entries = archive.infolist()
    # A part is never read beyond the size that its header announces.
    xml = sum(entry.file_size for entry in entries if entry.filename.endswith((".xml", ".rels")))
    if len(entries) > MAX_ENTRIES or xml > MAX_XML_BYTES:
        raise _too_large(path)
    if any(entry.flag_bits & 1 for entry in entries):
        raise _protected(path)
    if len({entry.filename for entry in entries}) != len(entries):
        raise damaged(path)


def _refuse_pending(path: Path, scan: _Scan) -> None:
    reasons = []
    if scan.revisions:
        reasons.append("Des modifications suivies attendent\u00a0: acceptez-les ou refusez-les dans Word.")
    if scan.comments:
        reasons.append("Des commentaires s’y trouvent\u00a0: traitez-les, puis supprimez-les dans Word.")
    if reasons:
        raise Refusal(
            "word_en_revision",
            f"Le fichier «\u00a0{path.name}\u00a0» est encore en révision. Il n’a pas été importé, pour ne pas publier "
            "un mot que personne n’a retenu. " + " ".join(reasons),
            tuple(reasons),
        )


class _TooMuchError(Exception):
    """More elements, or deeper, than any honest document."""


class _Scan:
    """Reads every part once, element by element, without building a tree; entities are refused."""

    def __init__(self, contents: WordContents) -> None:
        self.revisions = 0
        self.comments = 0
        self._contents = contents
        self._elements = 0
        self._path: list[str] = []

    def part(self, name: str, data: bytes) -> None:
        """One part of the package. Raises `_TooMuchError`, or `ExpatError` on what is not plain XML."""
        parser = expat.ParserCreate(namespace_separator="}")
        parser.StartElementHandler = self._start_of_body if _is_body(name) else self._start
        parser.EndElementHandler = self._end
        parser.StartDoctypeDeclHandler = _refuse_doctype
        self._path = []
        parser.Parse(data, True)

    def _start(self, name: str, _attributes: dict[str, str]) -> None:
        self._elements += 1
        self._path.append(name)
        if self._elements > MAX_ELEMENTS or len(self._path) > MAX_DEPTH:
            raise _TooMuchError

    def _start_of_body(self, name: str, attributes: dict[str, str]) -> None:
        self._start(name, attributes)
        space, _, local = name.rpartition("}")
        if local == "chart" and space.endswith("chart"):
            self._contents.charts += 1
        if _BODY not in f"{space}/":
            return
        self.revisions += local in _REVISIONS
        self.comments += local in _COMMENTS
        if local in _LOOKS and self._in_a_run() and _value(attributes) not in _OFF:
            self._contents.looks[_LOOKS[local]] += 1

    def _in_a_run(self) -> bool:
        return [name.rpartition("}")[2] for name in self._path[-3:-1]] == ["r", "rPr"]

    def _end(self, _name: str) -> None:
        self._path.pop()


def _is_body(name: str) -> bool:
    """Whether a part gives words to the import: neither styles, nor headers and footers."""
    stem = name.rpartition("/")[2]
    return not stem.startswith(("header", "footer", "styles", "numbering", "settings", "fontTable", "theme"))


def _value(attributes: dict[str, str]) -> str:
    return next((value for name, value in attributes.items() if name.rpartition("}")[2] == "val"), "")


def _refuse_doctype(*_: object) -> None:
    raise expat.ExpatError("a document type in a part of a .docx")


def _old_format(path: Path) -> Refusal:
    return Refusal(
        "word_ancien",
        f"Le fichier «\u00a0{path.name}\u00a0» est dans l’ancien format de Word (.doc). Il n’a pas été importé; ouvrez-le "
        "dans Word, enregistrez-le en .docx, puis réessayez.",
    )


def _protected(path: Path) -> Refusal:
    return Refusal(
        "word_protege",
        f"Le fichier «\u00a0{path.name}\u00a0» est protégé par un mot de passe. Il n’a pas été importé; retirez le mot "
        "de passe dans Word, puis réessayez.",
    )


def _too_large(path: Path) -> Refusal:
    return Refusal(
        "word_trop_gros",
        f"Le fichier «\u00a0{path.name}\u00a0» est trop gros, ou trop complexe, pour une publication. Il n’a pas été "
        "importé; copiez dans un nouveau document le seul texte à publier, puis réessayez.",
    )
