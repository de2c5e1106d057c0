"""Word files become texts of the desk, several at once; a file that is refused does not lose the others."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from xml.parsers.expat import ExpatError

from desktop.channels.markup import read_markup
from desktop.channels.markup_blocks import Block, BlockKind, tidy_runs, with_typed_items
from desktop.channels.markup_writer import blocks_to_markdown
from desktop.editorial.post import Channel, Post, PostKind, Variant
from desktop.errors import EnvironmentFault, Refusal
from desktop.services.posts import new_post
from desktop.services.word_reading import WordContents, damaged, read_sound_word_file

_log = logging.getLogger(__name__)

LONGEST_TITLE = 120
"""Characters beyond which a first paragraph is no title."""

_STYLES = """
p[style-name='Title'] => p.titre:fresh
p[style-name='Subtitle'] => p.sous-titre:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name^='toc '] => !
"""
_NOTE_MARK = re.compile(r"\[([⁰¹²³⁴⁵⁶⁷⁸⁹]+)\]")
_BACK_ARROW = "↑"
_IGNORED = re.compile(r"/math\}|unsupported character|Could not find image")


@dataclass(frozen=True, slots=True)
class ImportedText:
    """One Word file as a text. `body` is Markdown; `images` were left out; `notes` say in French what to look at."""

    title: str
    body: str
    images: int = 0
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WordResult:
    """What became of one file: its text, or why there is none."""

    path: Path
    text: ImportedText | None = None
    problem: Refusal | EnvironmentFault | None = None


def import_word_files(paths: Iterable[Path]) -> Iterator[WordResult]:
    """One result a file, in order, each as soon as it is known, so that progress shows and one may stop."""
    for path in paths:
        try:
            yield WordResult(path, read_word_file(path))
        except (Refusal, EnvironmentFault) as problem:
            yield WordResult(path, problem=problem)


def post_from_word(imported: ImportedText, kind: PostKind = PostKind.NEWS) -> Post:
    """A new post whose site variant is the imported text. Nothing is saved."""
    site = Variant(Channel.WEBSITE, title=imported.title, body=imported.body)
    return replace(new_post(kind), variants=(site,))


def read_word_file(path: Path) -> ImportedText:
    """The text of the .docx at `path`.

    Headings, lists, tables, links, bold, italics and notes are kept; images are counted and left out, since
    their rights are checked one by one. Raises as `read_sound_word_file`, and `Refusal` (`word_vide`) when
    the file holds no word.
    """
    contents = read_sound_word_file(path)
    markup, images, ignored = _convert(path, contents)
    blocks, footnotes = _without_note_machinery(read_markup(markup))
    blocks = with_typed_items(blocks)
    if not blocks:
        raise Refusal(
            "word_vide",
            f"Le fichier «\u00a0{path.name}\u00a0» ne contient aucun texte. Il n’a pas été importé; si le texte est une "
            "image, retapez-le\u00a0: il doit pouvoir être lu par tous.",
        )
    title, rest = _title_of(blocks, path)
    notes = _notes(contents, images, footnotes, ignored=ignored, named=rest is blocks)
    return ImportedText(title, blocks_to_markdown(rest), images, notes)


def _convert(path: Path, contents: WordContents) -> tuple[str, int, bool]:
    """The HTML of a file, how many images it showed, and whether something had no equivalent."""
    # 30 ms, and Python's clients of the web with it: only for the person who imports a file.
    import mammoth

    images: list[object] = []

    def leave_out(image: object) -> list[object]:
        images.append(image)
        return []

    try:
        result = mammoth.convert_to_html(
            io.BytesIO(contents.data),
            style_map=_STYLES,
            include_embedded_style_map=False,
            external_file_access=False,
            convert_image=leave_out,
        )
    except (LookupError, ValueError, TypeError, AttributeError, OSError, RecursionError, ExpatError) as error:
        # A package whose parts contradict one another: the converter has no word of its own for it.
        _log.info("a Word file could not be converted", exc_info=error)
        raise damaged(path) from error
    ignored = any(_IGNORED.search(message.message) for message in result.messages)
    return str(result.value), len(images), ignored


def _without_note_machinery(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], int]:
    """`blocks` with plain note numbers and without the arrows that lead back; and how many notes there are."""
    count, result = 0, []
    for block in blocks:
        kept = [run for run in block.runs if run.text.strip(" \u00a0") != _BACK_ARROW]
        if kept and kept[-1].text.endswith(_BACK_ARROW):
            kept[-1] = replace(kept[-1], text=kept[-1].text.removesuffix(_BACK_ARROW))
            count += 1
        else:
            count += len(kept) != len(block.runs)
        runs = tidy_runs([replace(run, text=_NOTE_MARK.sub(r"\1", run.text)) for run in kept])
        if runs or block.rows or block.kind is BlockKind.RULE:
            result.append(replace(block, runs=runs))
    return tuple(result), count


def _title_of(blocks: tuple[Block, ...], path: Path) -> tuple[str, tuple[Block, ...]]:
    """The title of a text and what is left of it: its Title, its first heading or short line, else its file's name."""
    styled = next((index for index, block in enumerate(blocks) if block.name == "titre"), None)
    first = blocks[0]
    if styled is None and (first.kind is BlockKind.HEADING or (len(blocks) > 1 and _reads_as_a_title(first))):
        styled = 0
    if styled is None:
        return path.stem, blocks
    return blocks[styled].text, (*blocks[:styled], *blocks[styled + 1 :])


def _reads_as_a_title(block: Block) -> bool:
    text = block.text
    alone = block.kind is BlockKind.PARAGRAPH and len(text) <= LONGEST_TITLE
    return alone and not text.endswith((".", ":", ";", ",", "…")) and not any(run.href for run in block.runs)


def _notes(
    contents: WordContents, images: int, footnotes: int, *, ignored: bool, named: bool
) -> tuple[str, ...]:
    """What to look at after an import, in French."""
    notes = []
    if images:
        left = _counted(images, "image laissée", "images laissées")
        notes.append(
            f"{left} de côté\u00a0: ajoutez-les dans la bande d’images, où leurs droits sont vérifiés."
        )
    if footnotes:
        notes.append(f"{_counted(footnotes, 'note placée', 'notes placées')} à la fin du texte.")
    for look, as_what in (("masqué", "a été importé"), ("barré", "a été importé sans son trait")):
        if contents.looks[look]:
            notes.append(
                f"Du texte {look} dans Word {as_what}\u00a0: relisez pour retirer ce qui ne doit pas paraître."
            )
    if ignored or contents.charts:
        notes.append("Un graphique, une équation ou un symbole sans équivalent a été laissé de côté.")
    if named:
        notes.append("Aucun titre n’a été reconnu\u00a0: le nom du fichier en tient lieu.")
    return tuple(notes)


def _counted(count: int, one: str, several: str) -> str:
    return f"{count} {several if count > 1 else one}"
