"""What is said of a fact that may not enter the ledger, and what to do about it."""

from __future__ import annotations

from typing import NoReturn

from db.errors import Refusal

_ASK_AGAIN = "Redemandez-la à son poste d’origine\u00a0; si elle revient, avertissez la direction."
_WAIT = "Elle sera reprise quand le reste sera arrivé\u00a0: relancez l’échange."
_WRITE_FROM_HEAD = "Ouvrez la dernière version de la publication, puis recommencez."

_REMEDIES = {
    "gap": _WAIT,
    "unknown_parent": _WAIT,
    "unknown_revision": _WAIT,
    "unknown_fact": _WAIT,
    "unknown_key": "Demandez à la direction d’autoriser cette clé, ou relancez l’échange si elle vient de le faire.",
    "revoked_key": "La personne doit travailler avec une nouvelle clé, que la direction autorise.",
    "wrong_role": "Demandez à une personne qui a ce rôle, ou demandez ce rôle à la direction.",
    "wrong_authority": "Faites signer ce changement par la bonne clé, un niveau à la fois.",
    "fork": "Ce poste a probablement été copié ou restauré\u00a0: donnez-lui une nouvelle clé.",
    "author_decides": "Une autre personne de la direction doit décider.",
    "other_content": _WRITE_FROM_HEAD,
    "other_item": _WRITE_FROM_HEAD,
    "wrong_content": _WRITE_FROM_HEAD,
    "wrong_parent": _WRITE_FROM_HEAD,
    "replayed": "Indiquez qu’elle remplace la décision précédente, ou laissez celle-ci telle quelle.",
    "answer_of_another": "La personne qui l’a signée peut seule la changer; vous pouvez signer votre propre motif à côté.",
    "unchanged": "Il n’y a rien à enregistrer tant que le texte, les images ou les dates ne changent pas.",
    "already_installed": "Pour rejoindre une autre installation, créez un nouvel espace de travail.",
    "root_only": "Demandez à la personne qui garde la feuille de récupération.",
    "known_key": "Créez une clé neuve, puis recommencez.",
    "root_has_no_role": "Créez une clé à cette personne, puis donnez-lui ce rôle.",
}


def refuse(code: str, reason: str) -> NoReturn:
    """Raise the refusal `code` of a fact, for a `reason` in French, with what to do about it."""
    raise Refusal(
        code,
        f"Cette inscription au journal est refusée\u00a0: {reason}. Le journal est inchangé. "
        + _REMEDIES.get(code, _ASK_AGAIN),
        (reason,),
    )
