"""The scenes of the captures: what brings the window to each screen and dialog of the demonstration.

To add one: its line in `SCENES`. A scene is arranged by the calls that a click would make.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtWidgets import QAbstractButton, QLineEdit

from desktop.editorial.post import Channel
from desktop.services.written_answers import CONTEST, WAIVER
from desktop.ui.approvals.approvals_screen import ApprovalsScreen
from desktop.ui.captures import Scene, Stage
from desktop.ui.editor.editor_screen import EditorScreen
from desktop.ui.editor.images.image_dialog import ImageDialog
from desktop.ui.editor.point_places import DESCRIPTION
from desktop.ui.registers.registers_screen import RegistersScreen
from desktop.ui.scene_examples import REPLY, WORD_FILES, captions_file, show_backup
from desktop.ui.screens import Screen
from desktop.ui.settings.logo_section import LogoSection
from desktop.ui.settings.settings_screen import SECTIONS, SettingsScreen
from desktop.ui.widgets.restore_form import RestoreForm
from desktop.ui.writing.captions_screen import CaptionsScreen
from desktop.ui.writing.pad_screen import PadScreen
from desktop.ui.writing.posts_screen import PostsScreen
from desktop.ui.writing.source import Source

OFFICER, DIRECTION, GREFFE = "aurelie", "martine", "fabien"


def _go(place: str, target: object = None) -> Callable[[Stage], None]:
    return lambda stage: stage.window.go(place, target)


def _posts(stage: Stage) -> PostsScreen:
    stage.window.go("redaction")
    return cast("PostsScreen", stage.window.current)


def _empty_filter(stage: Stage) -> None:
    _posts(stage).filters.text.setText("zèbre à roulettes")


def _list(stage: Stage) -> None:
    _posts(stage).filters.clear()


def _new(source: Source) -> Callable[[Stage], None]:
    def arrange(stage: Stage) -> None:
        page = _posts(stage)
        page.new_post.word.forget()  # what a scene of the look before showed
        page.begin_new(source)

    return arrange


def _word(stage: Stage) -> None:
    """Nothing read yet: the look before has read."""
    _posts(stage).new_post.word.forget()
    _new(Source.WORD)(stage)


def _word_read(stage: Stage) -> None:
    """What each Word file gave, one of them refused."""
    page = _posts(stage)
    page.begin_new(Source.WORD)
    page.new_post.word.show_read(WORD_FILES)


def _pad(stage: Stage) -> None:
    stage.window.go("verifier", REPLY)
    assert isinstance(stage.window.current, PadScreen)


def _captions(stage: Stage) -> None:
    stage.window.go("sous_titres", captions_file())
    stage.wait()
    assert isinstance(stage.window.current, CaptionsScreen)
    stage.window.current.go_to_next()


def _search(typed: str) -> Callable[[Stage], None]:
    def arrange(stage: Stage) -> None:
        stage.window.go("accueil")
        stage.wait()
        stage.window.top_bar.search_asked.emit()
        field = stage.window.focusWidget()
        stage.wait()
        if typed and isinstance(field, QLineEdit):
            field.setText(typed)

    return arrange


def _editor(stage: Stage, name: str) -> EditorScreen:
    stage.window.go("editeur", stage.items[name])
    stage.wait()
    return cast("EditorScreen", stage.window.current)


def _writing(name: str, then: Callable[[EditorScreen], object] | None = None) -> Callable[[Stage], None]:
    def arrange(stage: Stage) -> None:
        screen = _editor(stage, name)
        screen.footer.preview.setChecked(False)
        if then is not None:
            then(screen)

    return arrange


def _left(screen: EditorScreen) -> None:
    screen.work.open_left()


def _preview(channel: Channel) -> Callable[[EditorScreen], None]:
    def arrange(screen: EditorScreen) -> None:
        screen.work.tabs.turn_to(channel)
        screen.footer.preview.setChecked(True)

    return arrange


def _tab(channel: Channel) -> Callable[[EditorScreen], None]:
    return lambda screen: screen.work.tabs.turn_to(channel)


def _press(name: str) -> Callable[[Screen], None]:
    """Press the button of that name, as it is read aloud."""

    def press(screen: Screen) -> None:
        buttons = screen.findChildren(QAbstractButton)
        wanted = next(each for each in buttons if each.isVisible() and each.accessibleName() == name)
        wanted.click()

    return press


def _details(screen: EditorScreen) -> ImageDialog | None:
    """The details of the first image, as large as they would be: the screen of `offscreen` is smaller than the window."""
    dialog = screen.work.images.strip.open_details(0)
    if dialog is not None:
        dialog.fit_in(screen.window().size())
    return dialog


def _dialog(screen: EditorScreen) -> None:
    dialog = _details(screen)
    if dialog is not None:
        dialog.show_part(DESCRIPTION)


def _card(screen: EditorScreen) -> None:
    area = screen.work.tabs.page.title
    found = area.present_findings()
    if found:
        screen.work.tools.card.open(area, found[0])


def _find(screen: EditorScreen) -> None:
    screen.work.tools.find.open(replacing=True)


def _versions(screen: EditorScreen) -> None:
    screen.show_versions()


def _withdrawing(stage: Stage) -> None:
    stage.window.go("publication", stage.items["rincage-aqueduc"])
    stage.wait()
    _press("Retirer…")(cast("Screen", stage.window.current))


def _approval(name: str, then: Callable[[ApprovalsScreen], object] | None = None) -> Callable[[Stage], None]:
    def arrange(stage: Stage) -> None:
        if then is not None:
            # From another post: what the scene pressed in the look before is not pressed any more.
            stage.window.go("approbation", stage.items["entraineurs-benevoles"])
            stage.wait()
        stage.window.go("approbation", stage.items[name])
        stage.wait()
        if then is not None:
            then(cast("ApprovalsScreen", stage.window.current))

    return arrange


def _section(key: str, then: Callable[[Screen], object] | None = None) -> Callable[[Stage], None]:
    """A section of the settings, then what is pressed there."""

    def arrange(stage: Stage) -> None:
        stage.window.go("parametres", key)
        stage.wait()
        if then is not None:
            then(cast("Screen", stage.window.current))

    return arrange


def _backup_seen(screen: Screen) -> None:
    show_backup(cast("SettingsScreen", screen).section.findChildren(RestoreForm)[0])


def _consent(screen: Screen) -> None:
    """The form of a third party's use of the logo, open from one look to the next."""
    section = cast("LogoSection", cast("SettingsScreen", screen).section)
    if section.consents is not None and section.consents.add.isVisible():
        section.consents.add.click()


def _registers(register: str, typed: str = "") -> Callable[[Stage], None]:
    def arrange(stage: Stage) -> None:
        stage.window.go("registres", register)
        stage.wait()
        screen = cast("RegistersScreen", stage.window.current)
        screen.filters.text.setText(typed)

    return arrange


def _image_tab(
    number: int, then: Callable[[ImageDialog], object] | None = None
) -> Callable[[EditorScreen], None]:
    """A part of the details of the first image; the last ones are people and logos."""

    def arrange(screen: EditorScreen) -> None:
        dialog = _details(screen)
        if dialog is not None:
            dialog.marks.form.left.emit()  # that of the look before
            dialog.tabs.setCurrentIndex(number % dialog.tabs.count())
            if then is not None:
                then(dialog)

    return arrange


def _submit(screen: EditorScreen) -> None:
    screen.footer.submit_asked.emit()


def _term(screen: EditorScreen) -> None:
    """The form that asks for the French equivalent of a foreign term, with one written."""
    row = screen.work.panel.rows["langue"]
    screen.work.show_panel(True)
    row.open()
    card = next(iter(row.points.cards), None)
    if card is not None:
        card.open_form("", "clouage du sol")


def _answering(kind: str, reason: str) -> Callable[[EditorScreen], None]:
    """The form of the first point that may be answered so, open in the panel, with a reason begun."""

    def arrange(screen: EditorScreen) -> None:
        screen.work.show_panel(True)
        for row in screen.work.panel.rows.values():
            if any(point.left and point.answerable == kind for point in row.gate.points):
                row.open()
                card = next(card for card in row.points.cards if card.point.answerable == kind)
                card.open_form(reason)
                return
        raise LookupError(f"no point to answer by {kind}")

    return arrange


def _publication(name: str) -> Callable[[Stage], None]:
    return lambda stage: stage.window.go("publication", stage.items[name])


SCENES: tuple[Scene, ...] = (
    Scene("accueil", OFFICER, _go("accueil")),
    Scene("redaction", OFFICER, _list),
    Scene("redaction-filtre-vide", OFFICER, _empty_filter),
    Scene("nouvelle-gabarit", OFFICER, _new(Source.TEMPLATE)),
    Scene("nouvelle-an-dernier", OFFICER, _new(Source.LAST_YEAR)),
    Scene("nouvelle-word", OFFICER, _word),
    Scene("nouvelle-word-lus", OFFICER, _word_read),
    Scene("verifier", OFFICER, _pad),
    Scene("sous-titres", OFFICER, _captions),
    Scene("recherche", OFFICER, _search("")),
    Scene("recherche-resultats", OFFICER, _search("parc")),
    Scene("editeur-fautes", OFFICER, _writing("fete-des-voisins")),
    Scene("editeur-fautes-points", OFFICER, _writing("fete-des-voisins", _left)),
    Scene("editeur-facebook", OFFICER, _writing("concert-sous-les-etoiles", _tab(Channel.FACEBOOK))),
    Scene("editeur-sans-droits", OFFICER, _writing("concert-sous-les-etoiles", _left)),
    Scene("editeur-titre-long", OFFICER, _writing("reglement-titre-long")),
    Scene("editeur-article-long", OFFICER, _writing("un-an-de-services")),
    Scene("editeur-vide", OFFICER, _writing("sans-titre")),
    Scene("editeur-modifications", OFFICER, _writing("offre-emploi-loisirs")),
    Scene("editeur-correction", OFFICER, _writing("collecte-encombrants")),
    Scene("editeur-conflit", OFFICER, _writing("permis-de-construction")),
    Scene("editeur-apercu-site", OFFICER, _writing("initiation-piste-a-rouleaux", _preview(Channel.WEBSITE))),
    Scene(
        "editeur-apercu-facebook",
        OFFICER,
        _writing("initiation-piste-a-rouleaux", _preview(Channel.FACEBOOK)),
    ),
    Scene("editeur-apercu-contact", OFFICER, _writing("nouvelle-aire-de-jeu", _preview(Channel.CONTACT))),
    Scene("editeur-apercu-youtube", OFFICER, _writing("video-compostage", _preview(Channel.YOUTUBE))),
    Scene("editeur-remarque", OFFICER, _writing("fete-des-voisins", _card)),
    Scene("editeur-remplacer", OFFICER, _writing("fete-des-voisins", _find)),
    Scene(
        "editeur-justifier",
        OFFICER,
        _writing("fete-des-voisins", _answering(WAIVER, "Le titre reprend le nom officiel de l’activité.")),
    ),
    Scene("editeur-versions", OFFICER, _writing("travaux-rue-de-l-hotel-de-ville", _versions)),
    Scene("editeur-image", OFFICER, _writing("concert-sous-les-etoiles", _dialog)),
    Scene("editeur-image-personnes", OFFICER, _writing("concert-sous-les-etoiles", _image_tab(-2))),
    Scene("editeur-image-logos", OFFICER, _writing("concert-sous-les-etoiles", _image_tab(-1))),
    Scene(
        "editeur-image-logo-consentement",
        OFFICER,
        _writing("concert-sous-les-etoiles", _image_tab(-1, lambda dialog: dialog.marks.add.click())),
    ),
    Scene("publication", OFFICER, _go("publication")),
    Scene("publication-retirer", OFFICER, _withdrawing),
    Scene("publication-urgence", OFFICER, _publication("avis-ebullition")),
    Scene("publication-motif", OFFICER, _publication("piste-a-rouleaux-regles")),
    Scene("editeur-motif", OFFICER, _writing("piste-a-rouleaux-regles")),
    Scene("registres", OFFICER, _registers("tout")),
    Scene("registres-logos", OFFICER, _registers("logos")),
    Scene("registres-recherche", OFFICER, _registers("tout", "parc")),
    Scene("registres-rien", OFFICER, _registers("tout", "zèbre à roulettes")),
    Scene("registres-vide", OFFICER, _registers("urgences")),
    Scene("parametres-logo-consentement", OFFICER, _section("logo", _consent)),
    Scene("parametres-sauvegarde-verifiee", OFFICER, _section("sauvegarde", _backup_seen)),
    Scene("parametres-partages-redaction", OFFICER, _section("partages")),
    Scene("parametres-avis-redaction", OFFICER, _section("avis")),
    Scene("parametres-comptes-demande", OFFICER, _section("comptes")),
    Scene("approbation-auteur", OFFICER, _go("approbation")),
    Scene("accueil-direction", DIRECTION, _go("accueil")),
    Scene("approbation", DIRECTION, _approval("avis-ebullition")),
    Scene("approbation-personnes", DIRECTION, _approval("entraineurs-benevoles")),
    Scene("approbation-seconde-version", DIRECTION, _approval("travaux-rue-de-l-hotel-de-ville")),
    Scene("approbation-signer", DIRECTION, _approval("avis-ebullition", _press("Approuver"))),
    Scene("approbation-motif", DIRECTION, _approval("piste-a-rouleaux-regles")),
    Scene(
        "approbation-corriger",
        DIRECTION,
        _approval("nouvelle-aire-de-jeu", _press("Approuver avec une correction")),
    ),
    Scene(
        "approbation-changements",
        DIRECTION,
        _approval("travaux-rue-de-l-hotel-de-ville", _press("Ce qui a changé")),
    ),
    Scene(
        "approbation-demander",
        DIRECTION,
        _approval("avis-ebullition", _press("Demander des modifications")),
    ),
    Scene("approbation-refuser", DIRECTION, _approval("avis-ebullition", _press("Refuser"))),
    Scene("approbation-images", DIRECTION, _approval("nouvelle-aire-de-jeu")),
    *(Scene(f"parametres-{place.key}", DIRECTION, _go("parametres", place.key)) for place in SECTIONS),
    Scene("parametres-elections-greffe", GREFFE, _go("parametres", "elections")),
    Scene("accueil-greffe", GREFFE, _go("accueil")),
    Scene("parametres-avis-greffe", GREFFE, _section("avis")),
    Scene("election-accueil", OFFICER, _go("accueil"), election=True),
    Scene("election-editeur", OFFICER, _writing("bilan-du-mandat"), election=True),
    Scene("election-editeur-points", OFFICER, _writing("bilan-du-mandat", _left), election=True),
    Scene("election-mot-du-maire", OFFICER, _writing("mot-du-maire", _left), election=True),
    Scene("election-liste", OFFICER, _writing("chalet-du-parc", _submit), election=True),
    Scene(
        "election-contester",
        OFFICER,
        _writing("bilan-du-mandat", _answering(CONTEST, "La phrase cite le procès-verbal du 2 mars 2027.")),
        election=True,
    ),
    Scene("election-terme-etranger", OFFICER, _writing("talus-du-ruisseau", _term), election=True),
    Scene("election-registre", OFFICER, _registers("elections"), election=True),
    Scene("election-approbation", DIRECTION, _approval("vote-par-anticipation"), election=True),
    Scene("election-urgence-a-reviser", DIRECTION, _approval("avis-ebullition"), election=True),
    Scene("election-parametres", DIRECTION, _go("parametres", "elections"), election=True),
    Scene(
        "election-approbation-signer",
        DIRECTION,
        _approval("vote-par-anticipation", _press("Approuver")),
        election=True,
    ),
    Scene("election-placements", DIRECTION, _section("placements"), election=True),
    *(
        Scene(f"vide-{place}", OFFICER, _go(place), empty=True)
        for place in ("accueil", "redaction", "publication", "registres")
    ),
    Scene("vide-accueil-direction", DIRECTION, _go("accueil"), empty=True),
    Scene("vide-approbation", DIRECTION, _go("approbation"), empty=True),
)
