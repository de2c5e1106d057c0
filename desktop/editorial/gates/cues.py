"""What a gate reads in the text by itself, where an article has no category of findings of its own.

Every function takes the words of a post as `folded` gives them. The cues are few and plain: a rule of a
pack that names the article (10, 16, 19) says more, and is heard as well.
"""

from __future__ import annotations

import re

from desktop.editorial.gates.addresses import unaccented
from desktop.editorial.gates.case import GateCase

# Art. 10: the municipality says that the event is its own.
_SERVICE = r"(?:la municipalite|la ville|la bibliotheque|l'equipe des loisirs|le service (?:des?|du|de la|de l')\s?\w+)"
_ORGANISES = re.compile(
    rf"{_SERVICE}(?: municipale?)?(?: de [\w-]+)? (?:vous )?(?:invite|organise|presente|propose|convie|tient|offre)"
    rf"|(?:organisee?s?|presentee?s?|offerte?s?|proposee?s?) par {_SERVICE}"
)

# Art. 16: a question of the media, answered in the same sentence.
_MEDIA = (
    r"(?:journalistes?|reporters?|recherchistes?|salle de nouvelles|demandes? (?:d'entrevue|medias?)"
    r"|(?:questions?|demandes?) (?:du journal|de la radio|de la presse|des? medias?|d'un media))"
)
_ANSWER = (
    r"(?:(?:en|notre|la|voici une) reponse|repons(?:e|es) publiques?|repondons|repond (?:ici|publiquement|a)"
    r"|reponse (?:a|au|aux) |merci (?:de|pour) (?:votre|vos) (?:question|demande)|votre demande d'entrevue"
    r"|vous nous (?:avez demande|demandez)|nous (?:lui |vous )?confirmons)"
)
_MEDIA_ANSWERED = re.compile(rf"{_MEDIA}.{{0,120}}{_ANSWER}|{_ANSWER}.{{0,120}}{_MEDIA}")
_MEDIA_SENT_ON = re.compile(
    r"direction generale|\b(?:communiquez|adressez|acheminez|transmettez|ecrivez|transiger)\b"
)

# Art. 19: asking for help through the network; « n'écrivez pas ici » and a text that gives the 911 do not.
_HELP_HERE = re.compile(
    r"(?:urgence|danger|besoin d'aide|secours)[^.!]{0,80}"
    r"(?<!n')\b(?:ecrivez|envoyez|signalez|commentez|contactez|joignez|demandez)\b(?! pas)[^.!?]{0,60}"
    r"(?:messenger|messagerie|message prive|en prive|commentaires?|sur (?:cette|notre) page|sur facebook)"
)
# The sentence that sends people in danger elsewhere, or the end of an emergency, which needs none.
_NOT_A_SERVICE = re.compile(r"pas un service d'urgence|\b911\b")
_OVER = re.compile(r"\b(?:est|sont) levee?s?\b|\blevee de l'(?:avis|alerte)\b|retour a la normale")
_NOT_YET = re.compile(r"jusqu'a|tant que|quand|lorsque|des que|d'ici")
# A text that speaks of ordinary life and of no danger at all was not written in an emergency.
_ORDINARY = re.compile(
    r"\b(?:inscriptions?|loisirs?|fetes?|concours|spectacles?|activites?|festival|atelier|tournoi|horaire d'ete|felicit)"
)
_DANGER = re.compile(
    r"\b(?:urgen|alerte|danger|evacu|inond|crue|embacle|refoul|bris\b|rupture|ebullition|non potable|contamin|panne"
    r"|coupure|incendie|feux?\b|fumee|explos|fuite|deversement|sinistr|verglas|tempete|tornade|vents? violents?"
    r"|canicul|glissement|effondr|barrage|disparu|fugue|ferm|barree?|interruption|annul|suspen|report|n'utilis|evitez"
    r"|restez|confin|abri\b|hebergement|secours|911)"
)


def folded(case: GateCase) -> str:
    """Title and body in lower case without accents, with straight apostrophes and plain spaces."""
    return re.sub(r"\s", " ", unaccented(f"{case.title}. {case.body}").replace("\u2019", "'"))


def says_it_organises(words: str) -> bool:
    """Whether the municipality says that the event is its own (art. 10)."""
    return bool(_ORGANISES.search(words))


def answers_the_media(words: str) -> bool:
    """Whether a question or an interview request of the media is answered here (art. 16).

    Telling the media whom to reach is the procedure itself.
    """
    sentences = re.split(r"(?<=[.!?])\s", words)
    return any(_MEDIA_ANSWERED.search(text) and not _MEDIA_SENT_ON.search(text) for text in sentences)


def offers_help_here(words: str) -> bool:
    """Whether people in danger are told to write on the network (art. 19)."""
    return "911" not in words and bool(_HELP_HERE.search(words))


def says_where_to_call(words: str) -> bool:
    """Whether an emergency says that the network is no emergency service, or gives the 911, or is over (art. 19)."""
    over = any(
        _OVER.search(sentence) and not _NOT_YET.search(sentence)
        for sentence in re.split(r"(?<=[.!?])\s", words)
    )
    return over or bool(_NOT_A_SERVICE.search(words))


def is_ordinary_life(words: str) -> bool:
    """Whether nothing in the words tells of an emergency (art. 19)."""
    return bool(_ORDINARY.search(words)) and not _DANGER.search(words)
