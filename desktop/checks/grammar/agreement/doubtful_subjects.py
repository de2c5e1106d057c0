"""Where the phrase read before a verb may not be its subject, or the verb not a verb: nothing is said of its number."""

from __future__ import annotations

from desktop.checks.grammar.agreement.other_subjects import inside_aside, same_subject, then_subject
from desktop.checks.reading.asides import subject_before_aside
from desktop.checks.reading.clauses import may_be_several
from desktop.checks.reading.noun_phrases import Phrase
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.telling import tells_before_subject
from desktop.checks.reading.words import forms

# « À la bibliothèque vous attendent des surprises »: the subject may follow these.
_INVERTING = forms("attendre accueillir revenir appartenir incomber parvenir convenir manquer être")
_MODAL = forms("être avoir pouvoir devoir vouloir aller venir faire savoir falloir recevoir")
# A moment before the verb is not its subject.
MOMENTS = forms(
    "lendemain veille matin soir jour année semaine mois fois printemps automne hiver jours nuits heures semaines"
    " ans années minutes matins soirs étés hivers"
)
IMPERSONAL = forms("falloir pleuvoir neiger agir")
_RELATIVES = forms("que qu' dont où lequel laquelle lesquels lesquelles")
_SIDES = forms("côté rive secteur versant flanc")
ASKING = forms("quel quelle quels quelles")
_TELLING = forms(
    "affirmer ajouter conclure confier confirmer croire déclarer dire estimer expliquer indiquer lancer mentionner noter"
    " observer poursuivre préciser raconter rappeler résumer signaler souligner soutenir"
)
_INVERTED_SUBJECTS = forms(
    "-je -tu -il -elle -on -nous -vous -ils -elles -t-il -t-elle -t-on -t-ils -t-elles -ce"
)


def is_doubtful(s: Sentence, subject: Phrase, verb: int) -> bool:
    """Cases where the phrase may not be the subject, or the verb not a verb."""
    word = s.at(verb)
    if any(v.lemma in IMPERSONAL for v in word.form.verbs) and not subject.pronoun:
        return True
    told = s.lower(verb - 2) == "»" or any(w.role == "V" for w in s.words if w is not word)
    if told and s.lower(verb - 1) == "," and tells_before_subject(s, verb):
        return True  # « C’était lourd », a dit le premier. « Oui », ont dit les autres.
    if may_be_several(s, subject, verb):
        return True
    asked_of = subject.pronoun and s.lower(subject.start - 1) == "qu'" and word.form.nouns
    if asked_of and not {"3s", "3p"} & word.form.persons:
        return True  # nous ignorons qu'elles rues seront touchées: « quelles »
    if s.lowers(verb - 1, verb + 1) in (("n'", "importe"), ("dieu", "sait")):
        return True  # des voitures garées n’importe où, Dieu sait quoi
    if word.lower == "est" and s.lower(verb - 1) in _SIDES and s.role(verb + 1) == "F":
        return True  # les immeubles du côté est de l’avenue
    if s.lower(subject.start - 1) == "et" and s.role(subject.start) == "F" and subject.number == "s":
        return True  # du pain et de la confiture vous attendent
    if (
        s.lower(subject.start) in ("du", "de")
        and s.lower(verb - 1) in ("ne", "n'")
        and s.role(verb + 1) == "K"
    ):
        return True  # Du vieux quai ne restent que deux pilotis
    if s.lower(subject.head) in MOMENTS and then_subject(s, subject, verb):
        return True
    asked = s.lower(subject.start) in ASKING or s.lower(subject.start) == "combien"
    if asked and s.role(verb + 1) in ("D", "F", "#", "S", "O", "M"):
        return True  # savoir quels services offre la Ville; combien de lacs compte la Ville
    if inside_aside(s, subject.start) or s.lowers(verb - 3, verb) == ("et", "le", "tour"):
        return True  # un peu de patience et le tour est joué; ceux qui, par un mot ou une prière, lui ont témoigné leur amitié
    if s.lower(subject.start) in ("nous", "vous") and subject.pronoun:
        return _object_before(s, subject, verb)
    return _beside_another(s, subject, verb)


def _object_before(s: Sentence, subject: Phrase, verb: int) -> bool:
    """Whether `nous` or `vous` before the verb is its object: « vous attend une surprise », « nous a écrit Léa »."""
    word = s.at(verb)
    # « vous attend une surprise »: an object before its verb, the subject after.
    if any(v.lemma in _INVERTING for v in word.form.verbs):
        return True
    if tells_before_subject(s, verb, after_que=True) or same_subject(s, subject.start, verb):
        return True  # « Il neige », nous a écrit Léa; elle vous répondra et vous aidera
    told = word.form.persons == {"3p"} and s.lower(subject.start - 1) == ","
    if told and _RELATIVES & set(s.lowers(0, subject.start)):
        return True  # la rapidité avec laquelle les voisins, ici, vous adoptent, vous nourrissent
    after = verb + 1 + (s.role(verb + 1) in ("Q", "Y"))
    told = "3s" in word.form.persons and s.role(after) in ("D", "M")  # que nous a laissé le curé
    if (told and s.role(subject.start - 1) in ("K", "U")) or subject_before_aside(s, verb):
        return True  # notre monitrice, Ariane, vous présente; qui, je l'avoue, nous a fait peur
    if (
        (subject.start == 0 or s.lower(subject.start - 1) in (":", "…"))
        and not word.lower.endswith(("somme", "ront", "rons"))
        and not any(v.lemma in _MODAL for v in word.form.verbs)
    ):
        return True  # « Vous donne accès à… », in a list
    # « Une fenêtre s'ouvre et vous demande votre nom »: the subject of the verb before.
    earlier = [w.form.persons for w in s.words[: subject.start] if w.role == "V"]
    return s.role(subject.start - 1) == "C" and bool(earlier and earlier[-1] & word.form.persons)


def _beside_another(s: Sentence, subject: Phrase, verb: int) -> bool:
    """Whether the verb goes with what stands beside it: an order, who speaks, a subject put after it."""
    word = s.at(verb)
    before = s.lower(subject.start - 1)
    called = s.lower(verb + 1) in ("-moi", "-nous", "-lui", "-leur", "-toi")
    ordered = word.form.persons <= {"1p", "2p"} or called
    if s.lower(verb - 1) == "," and s.role(verb + 1) in ("M", "D") and word.form.lemmas() & _TELLING:
        return True  # … qu’une fois, confie l’ancien trappeur; On y sert des repas, explique Marie Roy
    clitic = next(k for k in range(verb, -1, -1) if s.role(k - 1) not in ("O", "X"))
    if s.lower(clitic - 1) == "," and subject.person == "3" and ordered:
        return True  # c’est mieux que prévu, allons le dire
    if s.role(subject.start - 1) == "K" and s.lower(subject.start - 2) == "plutôt":
        return True  # la raison pour laquelle on choisit le bus plutôt que d’autres moyens est
    if not subject.pronoun and (s.role(subject.start - 1) == "K" or before == "comme"):
        return s.role(subject.start - 1) != "K"
    if s.role(verb + 1) in ("S", "O") and s.lower(verb + 1) in _INVERTED_SUBJECTS and not subject.pronoun:
        return True  # Quelle note donnez-vous?
    if word.form.participles and not subject.pronoun and verb == subject.end and s.role(verb + 1) != "D":
        return True  # « les effets produit par »: a participle, which another rule sees
    return word.form.nominal and not subject.pronoun and not s.is_prose
