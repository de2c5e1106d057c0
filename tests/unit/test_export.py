"""Writing the approved bytes to a folder: whole or not at all, and never over somebody else's files."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from channel_samples import edition, image
from hypothesis import given
from hypothesis import strategies as st

from desktop.channels.export import MARKER, ExportedImage, ExportItem, export
from desktop.channels.file_names import safe_name
from desktop.channels.registry import form_of
from desktop.editorial.post import Channel
from desktop.errors import EnvironmentFault, Refusal

PIXELS = b"\xff\xd8 octets d'essai"


def item(channel: Channel, body: str = "La fête est à 10\u00a0h.") -> ExportItem:
    payload = form_of(channel).render(edition(channel, body=body, images=(image(),)))
    return ExportItem(
        channel, payload.media_type, payload.body, (ExportedImage(PIXELS, "image/jpeg", "Un parc"),)
    )


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def everything() -> list[ExportItem]:
    return [item(channel) for channel in Channel]


def test_each_channel_has_its_folder_with_the_exact_bytes(tmp_path: Path) -> None:
    items = everything()
    written = export(tmp_path / "sorties", items)
    found = tree(tmp_path / "sorties")
    assert set(found) == {
        "LISEZMOI.txt",
        MARKER,
        *("site/publication.html", "site/apercu.html", "site/texte.txt"),
        "facebook/publication.txt",
        *("youtube/video.json", "youtube/titre.txt", "youtube/description.txt"),
        *("contact/article.html", "contact/apercu.html", "contact/texte.txt"),
        *(f"{name}/image-1.jpg" for name in ("site", "facebook", "youtube", "contact")),
        *(f"{name}/textes-de-remplacement.txt" for name in ("site", "facebook", "youtube", "contact")),
    }
    bodies = (
        "site/publication.html",
        "facebook/publication.txt",
        "youtube/video.json",
        "contact/article.html",
    )
    assert [found[name] for name in bodies] == [each.body for each in items]
    assert {found[name] for name in found if name.endswith(".jpg")} == {PIXELS}
    assert {path.relative_to(tmp_path / "sorties").as_posix() for path in written} == set(found) - {MARKER}


def test_what_one_pastes_is_what_was_approved(tmp_path: Path) -> None:
    items = everything()
    export(tmp_path / "sorties", items)
    found = tree(tmp_path / "sorties")
    assert (
        found["contact/texte.txt"].decode()
        == form_of(Channel.CONTACT)
        .render(edition(Channel.CONTACT, body="La fête est à 10\u00a0h.", images=(image(),)))
        .extras["texte"]
    )
    fields = json.loads(items[2].body)
    assert found["youtube/titre.txt"].decode() == fields["title"] + "\n"
    assert found["youtube/description.txt"].decode() == fields["description"] + "\n"
    assert items[0].body in found["site/apercu.html"]
    assert found["facebook/textes-de-remplacement.txt"].decode() == "image-1.jpg\u00a0: Un parc\n"


def test_the_read_me_speaks_french_of_the_folders_that_are_there(tmp_path: Path) -> None:
    export(tmp_path / "sorties", [item(Channel.FACEBOOK)])
    text = (tmp_path / "sorties" / "LISEZMOI.txt").read_text("utf-8")
    assert "Dossier «\u00a0facebook\u00a0»" in text
    assert "youtube" not in text
    assert "'" not in text


def test_the_same_export_gives_the_same_folder(tmp_path: Path) -> None:
    for name in ("un", "deux"):
        export(tmp_path / name, everything())
    assert tree(tmp_path / "un") == tree(tmp_path / "deux")


def test_a_second_export_replaces_the_first_and_leaves_nothing_behind(tmp_path: Path) -> None:
    export(tmp_path / "sorties", everything())
    export(tmp_path / "sorties", [item(Channel.WEBSITE, "La fête est à 11\u00a0h."), *everything()[1:]])
    assert "11" in (tmp_path / "sorties/site/texte.txt").read_text("utf-8")
    assert [path.name for path in tmp_path.iterdir()] == ["sorties"]


def test_a_channel_exported_earlier_stays(tmp_path: Path) -> None:
    export(tmp_path / "sorties", [item(Channel.WEBSITE)])
    first = tree(tmp_path / "sorties")
    export(tmp_path / "sorties", [item(Channel.FACEBOOK)])
    second = tree(tmp_path / "sorties")
    assert {name: second[name] for name in first if name.startswith("site/")} == {
        name: data for name, data in first.items() if name.startswith("site/")
    }
    assert "facebook/publication.txt" in second
    assert "Dossier «\u00a0site\u00a0»" in second["LISEZMOI.txt"].decode()


def test_an_empty_folder_is_used(tmp_path: Path) -> None:
    (tmp_path / "sorties").mkdir()
    (tmp_path / "sorties" / "Thumbs.db").write_bytes(b"laisse par le systeme")
    export(tmp_path / "sorties", [item(Channel.WEBSITE)])
    assert (tmp_path / "sorties/site/publication.html").is_file()


@pytest.mark.parametrize("where", ["notes.txt", "site/notes.txt", "facebook/publication.txt"])
def test_a_folder_that_holds_somebody_elses_file_is_refused(tmp_path: Path, where: str) -> None:
    stranger = tmp_path / "sorties" / where
    stranger.parent.mkdir(parents=True)
    stranger.write_text("à moi", "utf-8")
    before = tree(tmp_path / "sorties")
    with pytest.raises(Refusal) as caught:
        export(tmp_path / "sorties", everything())
    assert caught.value.code == "export_dossier_occupe"
    assert where in caught.value.message
    assert caught.value.reasons == (where,)
    assert tree(tmp_path / "sorties") == before


def test_an_exported_file_changed_by_hand_is_refused(tmp_path: Path) -> None:
    export(tmp_path / "sorties", everything())
    changed = tmp_path / "sorties/site/publication.html"
    changed.write_bytes(changed.read_bytes() + b"!")
    with pytest.raises(Refusal, match=r"site/publication\.html"):
        export(tmp_path / "sorties", everything())
    assert changed.read_bytes().endswith(b"!")


def test_a_marker_that_is_not_ours_protects_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "sorties"
    folder.mkdir()
    for content in (b"pas du json", b"[]", b'{"fichiers": 3}', b"\xff\xfe"):
        (folder / MARKER).write_bytes(content)
        (folder / "notes.txt").write_bytes(b"x")
        with pytest.raises(Refusal):
            export(folder, everything())


def test_a_file_or_a_link_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "fichier").write_bytes(b"x")
    (tmp_path / "ailleurs").mkdir()
    (tmp_path / "lien").symlink_to(tmp_path / "ailleurs")
    (tmp_path / "rompu").symlink_to(tmp_path / "nulle-part")
    for name in ("fichier", "lien", "rompu"):
        with pytest.raises(Refusal) as caught:
            export(tmp_path / name, everything())
        assert caught.value.code == "export_pas_un_dossier"


READ_ONLY = """
import os, pathlib, sys
from desktop.channels.export import ExportItem, export
from desktop.editorial.post import Channel
from desktop.errors import EnvironmentFault
if os.getuid() == 0:
    os.setgid(65534); os.setuid(65534)
try:
    export(pathlib.Path(sys.argv[1]), [ExportItem(Channel.FACEBOOK, "text/plain", b"x")])
except EnvironmentFault as fault:
    print(fault.code, fault.message)
"""


def test_a_read_only_folder_is_a_fault_said_in_french(tmp_path: Path) -> None:
    locked = tmp_path / "protege"
    locked.mkdir()
    locked.chmod(0o555)
    for parent in (tmp_path, *tmp_path.parents):
        if "pytest" in str(parent):
            parent.chmod(0o755)
    run = subprocess.run(
        [sys.executable, "-c", READ_ONLY, str(locked / "sorties")],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    assert run.stdout.startswith("dossier_protege "), run.stderr
    assert "protégé en écriture" in run.stdout
    assert list(locked.iterdir()) == []


@pytest.mark.parametrize(
    ("number", "code"),
    [(errno.ENOSPC, "disque_plein"), (errno.EIO, "export_impossible"), (errno.EROFS, "dossier_protege")],
)
def test_a_disk_that_fails_leaves_the_folder_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    export(tmp_path / "sorties", [item(Channel.WEBSITE)])
    before = tree(tmp_path / "sorties")

    def failing(descriptor: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", failing)
    with pytest.raises(EnvironmentFault) as caught:
        export(tmp_path / "sorties", everything())
    assert caught.value.code == code
    assert "Rien n’a été changé" in caught.value.message
    assert tree(tmp_path / "sorties") == before
    assert [path.name for path in tmp_path.iterdir()] == ["sorties"]


def test_a_move_that_fails_half_way_is_undone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    export(tmp_path / "sorties", [item(Channel.WEBSITE)])
    before = tree(tmp_path / "sorties")
    real = Path.rename

    def rename(self: Path, target: Path) -> Path:
        if self.name == "nouveau":
            raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))
        return real(self, target)

    monkeypatch.setattr(Path, "rename", rename)
    with pytest.raises(EnvironmentFault):
        export(tmp_path / "sorties", everything())
    assert tree(tmp_path / "sorties") == before


# Names


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Fe\u0302te de la famille", "Fête de la famille"),
        ("Avis\u00a0: 2027/12 – «\u00a0eau\u00a0»?", "Avis - 2027-12 – « eau »"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("com1", "_com1"),
        ("Console", "Console"),
        ("...", "sans-titre"),
        ("", "sans-titre"),
        ("fin. ", "fin"),
        ("a" * 200, "a" * 80),
        ("𝔸" * 80, "𝔸" * 50),
        ("a\x00b\u202eb", "a-bb"),
    ],
)
def test_a_name_holds_everywhere(title: str, name: str) -> None:
    assert safe_name(title) == name


def test_a_taken_name_gets_a_number_whatever_its_case() -> None:
    assert safe_name("Fête", ["fête", "FÊTE-2"]) == "Fête-3"


@given(st.text(max_size=120), st.lists(st.text(max_size=10), max_size=5))
def test_every_title_gives_a_safe_and_free_name(title: str, taken: list[str]) -> None:
    name = safe_name(title, taken)
    assert name == unicodedata.normalize("NFC", name)
    assert name
    assert not set(name) & set('<>:"/\\|?*\x00')
    assert name.strip(" .") == name
    assert name.casefold() not in {unicodedata.normalize("NFC", each).casefold() for each in taken}
    assert len(name.encode()) <= 255
