"""Word files become texts: what is kept, what is said, and what is refused by name without losing the rest."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from word_files import OPENING, PICTURE, W, link, paragraph, run, table, word_file

from desktop.channels.markdown import to_html
from desktop.editorial.post import Channel, PostKind
from desktop.errors import EnvironmentFault, Refusal
from desktop.services import word_reading
from desktop.services.word_import import ImportedText, import_word_files, post_from_word, read_word_file

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def imported(tmp_path: Path, *body: str, **parts: str | bytes) -> ImportedText:
    return read_word_file(word_file(tmp_path / "texte.docx", *body, **parts))


def refused(path: Path) -> Refusal:
    (result,) = import_word_files([path])
    assert result.text is None
    assert isinstance(result.problem, Refusal)
    assert f"«\u00a0{path.name}\u00a0»" in result.problem.message
    assert "pas été importé" in result.problem.message
    return result.problem


def test_everything_a_publication_needs_is_kept(tmp_path: Path) -> None:
    text = imported(
        tmp_path,
        paragraph("Fête de la famille", style="Titre"),
        paragraph(
            "La ",
            run("grande fête ", "<w:b/>"),
            "aura ",
            run("bien", "<w:i/>"),
            " lieu au ",
            link("parc"),
            ".",
        ),
        paragraph("Horaire", style="Titre1"),
        paragraph("Jeux", item=(1, 0)),
        paragraph("pour les petits", item=(1, 1)),
        paragraph("Spectacle", item=(1, 0)),
        paragraph("Détails", style="Titre2"),
        paragraph("Premier", item=(2, 0)),
        paragraph("Deuxième", "<w:r><w:br/></w:r>", "à la ligne", item=(2, 0)),
        table(
            (paragraph("Secteur"), paragraph("Jour")),
            (paragraph("Nord"), paragraph("lundi") + paragraph("jeudi")),
        ),
    )
    assert text.title == "Fête de la famille"
    assert text.body == (
        "La **grande fête** aura *bien* lieu au [parc](https://stesophie.ca/fete).\n\n"
        "## Horaire\n\n- Jeux\n    - pour les petits\n- Spectacle\n\n### Détails\n\n"
        "1. Premier\n2. Deuxième\n    à la ligne\n\n"
        "| Secteur | Jour |\n| --- | --- |\n| Nord | lundi / jeudi |"
    )
    assert text.images == 0
    assert text.notes == ()
    assert "<li>Deuxième<br> à la ligne</li>" in " ".join(to_html(text.body).split())


def test_an_imported_text_makes_a_post_of_its_kind(tmp_path: Path) -> None:
    text = imported(tmp_path, paragraph("Avis", style="Titre1"), paragraph("Le parc ferme."))
    post = post_from_word(text, PostKind.EVENT)
    assert post.kind is PostKind.EVENT
    assert [(v.channel, v.title, v.body) for v in post.variants] == [
        (Channel.WEBSITE, "Avis", "Le parc ferme.")
    ]


@pytest.mark.parametrize(
    ("body", "title", "rest"),
    [
        ((paragraph("Parc fermé"), paragraph("Le parc ferme.")), "Parc fermé", "Le parc ferme."),
        ((paragraph("Le parc ferme."), paragraph("Dès lundi.")), "texte", "Le parc ferme.\n\nDès lundi."),
        ((paragraph("Une seule ligne"),), "texte", "Une seule ligne"),
        ((paragraph("x" * 130), paragraph("Suite.")), "texte", "x" * 130 + "\n\nSuite."),
        ((paragraph("Intro."), paragraph("Le titre", style="Titre")), "Le titre", "Intro."),
        ((paragraph("Seul", style="Titre1"),), "Seul", ""),
    ],
)
def test_the_title_is_the_one_the_text_shows_else_the_name_of_the_file(
    tmp_path: Path, body: tuple[str, ...], title: str, rest: str
) -> None:
    text = imported(tmp_path, *body)
    assert (text.title, text.body) == (title, rest)
    assert any("nom du fichier" in note for note in text.notes) is (title == "texte")


def test_images_are_counted_and_left_out(tmp_path: Path) -> None:
    text = imported(
        tmp_path, paragraph("Parc", style="Titre"), paragraph("Avant", PICTURE), paragraph(PICTURE)
    )
    assert (text.images, text.body) == (2, "Avant")
    assert text.notes[0].startswith("2 images laissées de côté\u00a0: ")


def test_notes_come_last_and_what_could_slip_through_is_said(tmp_path: Path) -> None:
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    text = imported(
        tmp_path,
        paragraph("Table", style="TM1"),
        paragraph("Budget", style="Titre"),
        paragraph(
            "Une dépense", reference, " de ", run("secret", "<w:vanish/>"), run("vieux", "<w:strike/>")
        ),
        paragraph(run("visible", '<w:vanish w:val="false"/>')),
        "<w:p><m:oMath><m:r/></m:oMath></w:p>",
    )
    assert text.body.startswith("Une dépense¹ de secretvieux\n\nvisible\n\n1. Selon le budget.")
    assert [note.split("\u00a0:")[0] for note in text.notes] == [
        "1 note placée à la fin du texte.",
        "Du texte masqué dans Word a été importé",
        "Du texte barré dans Word a été importé sans son trait",
        "Un graphique, une équation ou un symbole sans équivalent a été laissé de côté.",
    ]


def test_typed_bullets_make_a_list_and_the_end_of_a_release_does_not(tmp_path: Path) -> None:
    text = imported(
        tmp_path, paragraph("T", style="Titre"), paragraph("- un"), paragraph("• deux"), paragraph("- 30 -")
    )
    assert text.body == "- un\n- deux\n\n- 30 -"
    assert to_html(text.body).endswith("<p>- 30 -</p>")


REVISIONS = {
    "inserted": f"<w:p><w:ins w:id='1' w:author='x'>{run('ajout')}</w:ins></w:p>",
    "deleted": "<w:p><w:del w:id='1' w:author='x'><w:r><w:delText>retrait</w:delText></w:r></w:del></w:p>",
    "moved away": f"<w:p><w:moveFrom w:id='1' w:author='x'>{run('ici')}</w:moveFrom></w:p>",
    "moved here": f"<w:p><w:moveTo w:id='1' w:author='x'>{run('là')}</w:moveTo></w:p>",
    "a paragraph mark": f"<w:p><w:pPr><w:rPr><w:ins w:id='1' w:author='x'/></w:rPr></w:pPr>{run('a')}</w:p>",
    "a row": f"<w:tbl><w:tr><w:trPr><w:del w:id='1'/></w:trPr><w:tc>{paragraph('a')}</w:tc></w:tr></w:tbl>",
}


@pytest.mark.parametrize("body", REVISIONS.values(), ids=REVISIONS.keys())
def test_tracked_changes_are_refused_by_the_name_of_the_file(tmp_path: Path, body: str) -> None:
    problem = refused(word_file(tmp_path / "budget été.docx", paragraph("Texte."), body))
    assert problem.code == "word_en_revision"
    assert "acceptez-les ou refusez-les dans Word" in problem.message


def test_tracked_changes_hide_neither_in_a_note_nor_in_the_strict_format(tmp_path: Path) -> None:
    notes = (
        f"<w:footnotes xmlns:w='{W}'><w:footnote w:id='2'>{REVISIONS['inserted']}</w:footnote></w:footnotes>"
    )
    path = tmp_path / "note.docx"
    with pytest.warns(UserWarning, match="Duplicate"):
        word_file(path, paragraph("a"), footnotes=notes)
    assert refused(path).code == "word_endommage", "two parts of one name: which one would be read?"
    assert (
        refused(word_file(tmp_path / "fin.docx", paragraph("a"), endnotes=notes)).code == "word_en_revision"
    )
    strict = OPENING.replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main")
    body = strict + REVISIONS["deleted"] + "</w:body></w:document>"
    assert refused(word_file(tmp_path / "strict.docx", document2=body)).code == "word_en_revision"


def test_comments_are_refused_and_a_look_that_changed_is_not(tmp_path: Path) -> None:
    comments = (
        f"<w:comments xmlns:w='{W}'><w:comment w:id='0'>{paragraph('Vraiment?')}</w:comment></w:comments>"
    )
    problem = refused(word_file(tmp_path / "c.docx", paragraph("a"), comments=comments))
    assert len(problem.reasons) == 1
    assert "commentaires" in problem.reasons[0]
    bold = run("gras", "<w:b/><w:rPrChange w:id='1' w:author='x'><w:rPr/></w:rPrChange>")
    assert imported(tmp_path, paragraph("T", style="Titre"), paragraph(bold)).body == "**gras**"


def test_a_file_that_is_no_docx_is_refused_with_what_to_do(tmp_path: Path) -> None:
    cases = {
        "vide.docx": (b"", "word_vide"),
        "texte.docx": (b"Bonjour", "pas_un_docx"),
        "tableau.xlsx": (b"PK\x03\x04", "pas_un_docx"),
        "ancien.doc": (OLE, "word_ancien"),
        "renomme.docx": (OLE, "word_ancien"),
        "protege.docx": (OLE + "EncryptedPackage".encode("utf-16-le"), "word_protege"),
        "rtf.doc": (b"{\\rtf1}", "word_ancien"),
        "coupe.docx": (b"PK\x03\x04" + b"x" * 90, "word_endommage"),
    }
    for name, (content, code) in cases.items():
        path = tmp_path / name
        path.write_bytes(content)
        assert refused(path).code == code, name


def test_a_package_without_its_document_or_with_a_broken_one_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "autre.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("content.xml", "<a/>")
    assert refused(path).code == "word_endommage"
    assert refused(word_file(tmp_path / "casse.docx", "<w:p>")).code == "word_endommage"
    lost = paragraph(PICTURE.replace('"image"', '"perdue"'))
    assert refused(word_file(tmp_path / "perdue.docx", lost)).code == "word_endommage"
    whole = word_file(tmp_path / "entier.docx", paragraph("a" * 5000)).read_bytes()
    altered = tmp_path / "altere.docx"
    altered.write_bytes(whole[:-400] + b"\0" * 40 + whole[-360:])
    assert refused(altered).code in {"word_endommage", "word_protege"}


def test_a_file_without_a_word_says_so(tmp_path: Path) -> None:
    assert refused(word_file(tmp_path / "a.docx", paragraph(PICTURE))).code == "word_vide"


def test_bombs_are_refused_before_they_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    huge = word_file(tmp_path / "bombe.docx", paragraph("a"), gros=b" " * (word_reading.MAX_XML_BYTES + 1))
    assert huge.stat().st_size < 100_000
    assert refused(huge).code == "word_trop_gros"
    deep = "<w:p>" + "<w:sdt>" * 5000 + "</w:sdt>" * 5000 + "</w:p>"
    assert refused(word_file(tmp_path / "profond.docx", deep)).code == "word_trop_gros"
    entity = "<!DOCTYPE a [<!ENTITY b 'b'>]><a>&b;</a>"
    assert refused(word_file(tmp_path / "entite.docx", paragraph("a"), autre=entity)).code == "word_endommage"
    monkeypatch.setattr(word_reading, "MAX_ELEMENTS", 50)
    many = paragraph(*(run("a") for _ in range(40)))
    assert refused(word_file(tmp_path / "nombreux.docx", many)).code == "word_trop_gros"
    monkeypatch.setattr(word_reading, "MAX_FILE_BYTES", 100)
    assert refused(huge).code == "word_trop_gros"


def test_one_bad_file_does_not_lose_the_others(tmp_path: Path) -> None:
    good = word_file(tmp_path / "a.docx", paragraph("Titre A", style="Titre"), paragraph("Texte."))
    bad = tmp_path / "b.docx"
    bad.write_bytes(b"")
    last = word_file(tmp_path / "c.docx", paragraph("Titre C", style="Titre"), paragraph("Texte."))
    results = list(import_word_files([good, bad, tmp_path / "absent.docx", last]))
    assert [result.text.title if result.text else None for result in results] == [
        "Titre A",
        None,
        None,
        "Titre C",
    ]
    assert [result.path.name for result in results] == ["a.docx", "b.docx", "absent.docx", "c.docx"]
    assert isinstance(results[2].problem, EnvironmentFault)
    assert "absent.docx" in results[2].problem.message
