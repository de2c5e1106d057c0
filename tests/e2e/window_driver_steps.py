"""What a person does again and again: say who works, begin a post."""

from __future__ import annotations

from office import PASSPHRASE
from window_driver import Window


def unlock(window: Window, name: str) -> None:
    """With the keyboard: choose who works, and type their passphrase."""
    window.says("Qui travaille?")
    window.on("Phrase de passe", "QLineEdit")
    window.tab_to("*", "PersonChoice", back=True, most=3)
    people = window.look("widgets", name="*", kind="PersonChoice")
    window.keys(*["Up"] * len(people))
    while window.look("focus")["name"] != name:
        before = window.look("focus")
        window.keys("Down")
        window.leaves(before)
    if not window.value(name, "PersonChoice"):
        window.keys("space")
    window.until("the choice", lambda: window.value(name, "PersonChoice"))
    window.tab_to("Phrase de passe", "QLineEdit")
    window.write("Phrase de passe", PASSPHRASE, "QLineEdit")
    window.keys("Return")
    window.see(f"Personne au travail\u00a0: {name}")


def begin_post(window: Window) -> None:
    """With the keyboard: Ctrl+N, the first letters of a template, Enter; the title has the keyboard."""
    window.keys("ctrl+n")
    window.on("Chercher un gabarit", "QLineEdit")
    window.write("Chercher un gabarit", "nouvelle", "QLineEdit")
    window.entry("rows", "Nouvelle", "Gabarits")
    window.keys("Return")
    window.on("Titre, Site")
