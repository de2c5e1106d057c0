"""The first day, with the mouse: from an empty computer to a published post, each person at their turn."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from pathlib import Path

import pytest
from office import LOGO
from PIL import Image
from window_driver import OpenWindow, Window, only
from window_driver_stage import ROOT, Neighbour, XScreen

pytest_plugins = ["window_driver_fixtures"]

AMELIE, MARTINE = "Amélie Côté-Roy", "Martine Dion"
HERS, THEIRS = "quatre sapins sous la neige", "une barque au bord du lac"
TITLE = "Le parc Sophie-Masson ouvre ses portes"
TYPED = "Les nouveau jeux sont arrivés au parc. Le parc est ouvert de 9 h à 21 h.\n\nRenseignements : 450 438-7784"
PUBLISHED = (
    "Les nouveaux jeux sont arrivés au parc. Le parc est ouvert de 9\u00a0h à 21\u00a0h.\n\n"
    "Renseignements\u00a0: 450 438-7784"
)
PAGE = "https://stesophie.ca/actualites/parc"


@pytest.fixture
def desk_of(place: Path) -> Path:
    """What the officer has at hand: a logo, a photograph, a place for backups."""
    folder = place / "cle"
    (folder / "sauvegardes").mkdir(parents=True)
    (folder / "logo.svg").write_bytes(LOGO)
    Image.effect_noise((1600, 1067), 40).convert("RGB").save(folder / "parc.jpg", quality=80)
    return folder


def settle_in(window: Window, at_hand: Path) -> None:
    """The assistant of the first run, to the first page of the officer."""
    window.says("Bienvenue")
    window.click("Continuer")
    window.says("Votre municipalité")
    window.click("Continuer")
    for place, (name, phrase) in enumerate(((AMELIE, HERS), (MARTINE, THEIRS)), 1):
        window.fill(f"Prénom et nom#{place}", name, "QLineEdit")
        window.fill(f"Phrase de passe#{place}", phrase, "QLineEdit")
        window.fill(f"La même, encore une fois#{place}", phrase, "QLineEdit")
    window.click("Continuer")
    window.click("Choisir le fichier…")
    window.choose_file(at_hand / "logo.svg")
    window.says("logo.svg")
    window.click("Continuer")
    window.says("Les comptes officiels")
    window.says("Autorisé depuis")
    window.click("Continuer")
    window.fill("Dossier des sauvegardes", str(at_hand / "sauvegardes"), "QLineEdit")
    window.click("Continuer")
    window.click("Enregistrer la feuille en PDF…")
    window.choose_file(at_hand / "feuille.pdf")
    window.says("Enregistrée\u00a0: feuille.pdf")
    window.click("La feuille est imprimée*", "QCheckBox")
    window.click("Créer l’espace de travail")
    window.says("L’espace de travail est prêt")
    window.click("Commencer")


def write(window: Window) -> None:
    """A post from a template, for the site only, with a mistake put right by the card of Ctrl+."""
    window.click("Rédaction", "QPushButton")
    window.click("Nouvelle publication")
    window.pick("rows", "Nouvelle", "Gabarits")
    window.click("Commencer avec ce gabarit")
    window.fill("Titre, Site", TITLE)
    window.fill("Texte, Site", TYPED)
    window.click("Facebook", "QCheckBox")
    window.until("the site alone", lambda: window.value("Facebook", "QCheckBox") is False)
    window.fill("Page du site", PAGE, "QLineEdit")
    window.says("1 point à régler")
    window.click("Texte, Site")
    window.keys("ctrl+Home", "F8", "ctrl+period")
    window.click("1\u2002nouveaux")
    window.until("the fix in the text", lambda: "Les nouveaux jeux" in window.value("Texte, Site"))
    window.says("Tout est en règle")


def illustrate(window: Window, photograph: Path) -> None:
    """A photograph from a file, its description, its rights, and the word that nobody is recognisable."""
    window.click("Ajouter des images")
    window.choose_file(photograph)
    window.click("Détails et droits…")
    window.fill("Texte de remplacement", "Les nouveaux jeux du parc Sophie-Masson")
    window.click("Logo de la Municipalité", "QCheckBox")
    window.pick("tabs", "Droits")
    window.fill("Titulaire des droits", "Municipalité de Sainte-Sophie", "QLineEdit")
    window.fill("Licence ou autorisation", "Propriété municipale (photo du personnel)", "QComboBox")
    window.click("Médias permis\u00a0: Site", "QCheckBox")
    window.click("Enregistrer la fiche")
    window.until("the record signed", lambda: window.said("Droits\u00a0: fiche complète"))
    window.pick("tabs", "Personnes")
    window.click("Aucune personne n’est reconnaissable*", "QCheckBox")
    window.click("Fermer", "QPushButton")
    window.says("Tout est en règle")


def change_person(window: Window, name: str, phrase: str) -> None:
    """Lock, choose somebody else, and type their passphrase."""
    window.click("Personne au travail*", "QPushButton")
    window.pick("menu", "changer de personne")
    window.click(name, "QPushButton")
    window.fill("Phrase de passe", phrase, "QLineEdit")
    window.click("Ouvrir")
    window.see(f"Personne au travail\u00a0: {name}")


def publish(window: Window, browser: Neighbour) -> None:
    """Copy the approved words into the page of the account, and bring its address back."""
    window.click("À publier", "QPushButton")
    window.click("Copier le texte*", "QPushButton")
    window.says("exactement comme approuvé")
    assert PUBLISHED in browser.paste()
    browser.copy(PAGE)
    window.click("Adresse de la publication (Site)", "QLineEdit")
    window.keys("ctrl+v")
    window.until("the address", lambda: window.value("Adresse de la publication (Site)", "QLineEdit") == PAGE)
    window.click("Consigner comme publiée*", "QPushButton")
    window.says("Consignée comme publiée")
    window.says("Publiée le")


def verified(folder: Path) -> subprocess.CompletedProcess[str]:
    """The audit of the ledger, once the window is closed."""
    command = [sys.executable, "-m", "desktop", "--espace", str(folder), "journal", "verifier"]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=120, check=False)


def test_from_an_empty_computer_to_a_published_post_with_the_mouse(
    open_window: OpenWindow, screen: XScreen, place: Path, desk_of: Path
) -> None:
    window = open_window(place / "espace")
    settle_in(window, desk_of)
    write(window)
    illustrate(window, desk_of / "parc.jpg")
    window.click("Soumettre à l’approbation", "QPushButton")
    window.says("est soumise à l’approbation")
    assert "En approbation" in window.entry("rows", TITLE, "Publications")["said"]
    change_person(window, MARTINE, THEIRS)
    window.click("File d’approbation, 1 en attente", "QPushButton")
    window.click("Approuver", "QPushButton")
    window.fill("Votre phrase de passe, pour signer", THEIRS, "QLineEdit")
    window.click("Signer", "QPushButton")
    window.says("Approuvée (Site)")
    change_person(window, AMELIE, HERS)
    with contextlib.closing(Neighbour(screen)) as browser:
        publish(window, browser)
    assert only(window.close().splitlines()) == []
    audit = verified(place / "espace")
    assert audit.returncode == 0, audit.stdout + audit.stderr
    assert "intact" in audit.stdout
