"""What is said of a word that no dictionary knows, and of a name to verify (art. 22)."""

from __future__ import annotations

from desktop.checks.document import Document, Token
from desktop.editorial.findings import Category, Finding, Severity

ARTICLE = "22"
# A message says no more of a word.
_TOLD = 60


def unknown_word(
    words: str, start: int, end: int, suggestions: tuple[str, ...], *, foreign: bool = False
) -> Finding:
    """A word that no dictionary knows; a foreign one is only remarked on."""
    told = words if len(words) <= _TOLD else f"{words[:_TOLD]}…"
    return Finding(
        rule="orthographe.mot_etranger" if foreign else "orthographe.mot_inconnu",
        category=Category.SPELLING,
        severity=Severity.SUGGESTION if foreign else Severity.WARNING,
        start=start,
        end=end,
        message=f"«\u00a0{told}\u00a0» n’est pas au dictionnaire français.",
        article=ARTICLE,
        explanation="Si le mot est juste, ajoutez-le au lexique de la municipalité.",
        suggestions=suggestions,
    )


def mistyped_name(document: Document, token: Token, name: str) -> Finding:
    """A name that is a known one but for a letter."""
    name = name.replace("'", "’") if "’" in document.text else name
    return Finding(
        rule="orthographe.nom_connu",
        category=Category.SPELLING,
        severity=Severity.WARNING,
        start=token.start,
        end=token.end,
        message=f"«\u00a0{token.text}\u00a0» ressemble à un nom connu : «\u00a0{name}\u00a0».",
        article=ARTICLE,
        explanation="Si c’est un autre nom, ajoutez-le au lexique de la municipalité.",
        suggestions=(name,),
    )


def name_to_verify(token: Token) -> Finding:
    """A name that nothing knows: it goes to the quiet list."""
    return Finding(
        rule="orthographe.nom",
        category=Category.NAME_TO_VERIFY,
        severity=Severity.SUGGESTION,
        start=token.start,
        end=token.end,
        message=f"Nom à vérifier : «\u00a0{token.text}\u00a0» n’est ni au dictionnaire ni au lexique de la municipalité.",
        article=ARTICLE,
        explanation="Vérifiez l’orthographe, puis ajoutez le nom au lexique s’il doit revenir.",
    )
