"""What some scenes show that no demonstration holds: a reply, subtitles, Word files, a backup, an assistant half way."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Callable
from pathlib import Path

from desktop import paths
from desktop.editorial.civil_dates import ZONE
from desktop.errors import Refusal
from desktop.services.restoration import BackupContents, Wanted
from desktop.services.word_import import ImportedText, WordResult
from desktop.ui.start.backup_step import BackupStep
from desktop.ui.start.first_run_page import FirstRunPage
from desktop.ui.start.logo_step import LogoStep
from desktop.ui.start.people_step import PeopleStep
from desktop.ui.start.sheet_step import SheetStep
from desktop.ui.widgets.restore_form import RestoreForm

REPLY = (
    "Bonjour,\nMerci pour votre message ! Les activités prévu samedi serons déplacées à 10h00, au Parc "
    "Sophie-Masson.\nAu plaisir de vous y voir, et bonne fin de semaine."
)

_CAPTIONS = (
    "1\n00:00:01,000 --> 00:00:04,200\nBonsoir et bienvenue à la séance ordinaire\ndu conseil municipal.\n\n"
    "2\n00:00:04,400 --> 00:00:08,000\nLes membres du conseil ont adoptés\n\n"
    "3\n00:00:08,100 --> 00:00:11,500\nle réglement sur le déneigement\ndes rues Masson et Val.\n\n"
    "4\n00:00:12,000 --> 00:00:15,000\nLa période de questions débute maintenant.\n"
)

_REFUSED = "reglement-sur-l-arrosage-version-commentee-par-le-greffe-et-les-travaux-publics.docx"
_REVISED = "Des modifications suivies attendent\u00a0: acceptez-les ou refusez-les dans Word."
WORD_FILES = (
    WordResult(
        Path("fete-de-la-famille.docx"),
        ImportedText(
            "Fête de la famille au parc Sophie-Masson",
            "Le samedi 12 juin 2027, venez pique-niquer au parc Sophie-Masson. " * 9,
            2,
            (
                "2 images laissées de côté\u00a0: ajoutez-les dans la bande d’images, où leurs droits sont vérifiés.",
            ),
        ),
    ),
    WordResult(
        Path("collecte-des-branches.docx"),
        ImportedText("Collecte des branches", "Déposez vos branches au bord de la rue avant 7 h. " * 6, 0),
    ),
    WordResult(
        Path(_REFUSED),
        problem=Refusal(
            "word_en_revision",
            f"Le fichier «\u00a0{_REFUSED}\u00a0» est encore en révision. Il n’a pas été importé, pour ne pas publier un mot "
            f"que personne n’a retenu. {_REVISED}",
            (_REVISED,),
        ),
    ),
)

_PEOPLE = (
    ("Aurélie Lépinette", "quatre sapins sous la neige"),
    ("Martine Beausapin", "une barque au bord du lac"),
)


def folder() -> Path:
    """Where the scenes write the files they need."""
    made = Path(tempfile.gettempdir()) / "bon-a-tirer"
    made.mkdir(parents=True, exist_ok=True)
    return made


def captions_file() -> Path:
    """Subtitles with faults, in a file."""
    path = folder() / "seance-du-conseil.srt"
    path.write_text(_CAPTIONS, encoding="utf-8")
    return path


def show_backup(form: RestoreForm) -> None:
    """What a backup holds, as the form shows it once the file was read."""
    wanted = Wanted(Path("/media/disque/sauvegarde-2027-03-05-161000.bonatirer"), "0000")
    form.choose(wanted.backup)
    form.show_contents(
        wanted,
        BackupContents(
            dt.datetime(2027, 3, 5, 16, 10, tzinfo=ZONE),
            "",
            "Municipalité de Sainte-Sophie",
            ("Aurélie Lépinette", "Fabien Duruisseau", "Martine Beausapin"),
            27,
            214,
            48_300_000,
        ),
    )


def go_to_step(page: FirstRunPage, number: int, wait: Callable[[], object]) -> None:
    """Answer the assistant from its first step, as a person would, until step `number` is answered too."""
    page.begin()
    wait()
    for at in range(number):
        if at:
            page.go_on()
            wait()
        assert page.current is page.steps[at], "a step was not left: its answers do not hold"
        _answer(page)
        wait()


def _answer(page: FirstRunPage) -> None:
    step = page.current
    if isinstance(step, PeopleStep):
        for form, (name, phrase) in zip(step.forms, _PEOPLE, strict=True):
            form.name.setText(name)
            form.name.textEdited.emit(name)
            for field in (form.passphrase, form.confirmation):
                field.line.setText(phrase)
                field.line.textEdited.emit(phrase)
    elif isinstance(step, LogoStep):
        step.read(paths.resources() / "essai" / "logo-fictif.svg")
    elif isinstance(step, BackupStep):
        backups = folder() / "sauvegardes"
        backups.mkdir(exist_ok=True)
        step.choose(backups)
    elif isinstance(step, SheetStep):
        step.save(folder() / "feuille-de-secours.pdf")


def tick_sheet(page: FirstRunPage) -> None:
    """Say that the sheet is printed, so that the workspace may be made."""
    step = page.current
    assert isinstance(step, SheetStep)
    step.printed.box.click()
