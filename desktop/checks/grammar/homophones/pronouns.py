"""ce and se, ces and c'est, sa and ça, leur kin: pronouns and determiners that sound alike."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, between, on
from desktop.checks.grammar.homophones.a import MOMENTS, plain_participle
from desktop.checks.reading.coordination import coordinated
from desktop.checks.reading.function_words import NOUNS_FIRST
from desktop.checks.reading.noun_phrases import complements, noun_phrase
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms


def ce_for_se(s: Sentence) -> Iterator[Hit]:
    """`La fête ce déroule`, `elle c'est blessée`."""
    for i, word in enumerate(s.words):
        following = s.at(i + 1)
        if (
            word.lower == "ce"
            and s.role(i - 1) in ("N", "M", "A", "Q", "S", "R")
            and following.form.only_verb
        ):
            lemmas = following.form.lemmas()
            if (
                not lemmas & {"être", "pouvoir", "devoir", "avoir", "sembler", "faire"}
                and following.form.finite
            ):
                yield on(word, "Devant un verbe, c’est le pronom « se ».", "se")
        if word.lower == "c'" and _is_reflexive(s, i):
            yield on(word, "Le verbe est pronominal : « s’ ».", f"s{s.apostrophe()}")


def _is_reflexive(s: Sentence, i: int) -> bool:
    if s.role(i - 1) not in ("N", "M", "A", "Q", "R", "S") or "être" not in s.at(i + 1).form.lemmas():
        return False
    if s.lower(i - 1) in ("nous", "vous", "je", "tu", "ce"):
        return False
    j = i + 2
    while s.role(j) == "W":
        j += 1
    following = s.at(j)
    return (
        bool(following.form.participles)
        and not following.form.nouns
        and s.lower(j + 1) not in ("que", "qu'", "qui")
    )


def se_for_ce(s: Sentence) -> Iterator[Hit]:
    """`s'est gratuit`, `s'est la fête`; `homophone.ce_nom` sees « se »."""
    for i, word in enumerate(s.words):
        following = s.at(i + 1)
        if word.lower == "s'" and following.lower in ("est", "était") and _is_presentative(s, i):
            yield on(
                word, "« C’est » présente quelque chose : on peut dire « cela est ».", f"c{s.apostrophe()}"
            )


def _is_presentative(s: Sentence, i: int) -> bool:
    role, following = s.role(i + 2), s.at(i + 2)
    if s.role(i - 1) == "." and s.lower(i - 1) in (":", ";", ".") and role in ("Q", "A"):
        return True
    if s.role(i - 1) in ("S", "R") or s.lower(i - 1) in ("qui", "ne", "n'"):
        return False
    if role == "D" or following.lower in MOMENTS | forms("gratuit pourquoi ici demain parti bientôt comme"):
        return following.lower not in ("tout", "tous", "plusieurs")
    return role in ("N", "M") and not following.form.participles and not following.form.qualifiers


def sa_ca(s: Sentence) -> Iterator[Hit]:
    """`sa va bien`, `sa ne coûte rien`."""
    for i, word in enumerate(s.words):
        following = s.at(i + 1)
        if (
            word.lower == "sa"
            and not word.text.isupper()
            and (
                (following.form.only_verb and following.form.finite)
                or following.lower in ("ne", "n'", "se", "s'", "va", "fait")
            )
        ):
            yield on(word, "Devant un verbe, c’est le pronom « ça ».", "ça")
        noun = following.form
        certain = following.role == "N" and (not noun.finite or following.lower in NOUNS_FIRST)
        feminine = {g for g, _ in noun.nouns} == {"f"}
        if word.lower == "ça" and s.role(i - 1) in ("P", "F", "Y", "L", "V") and certain and feminine:
            yield on(word, "Devant un nom, c’est le déterminant « sa ».", "sa")


def ces_ses_cest(s: Sentence) -> Iterator[Hit]:
    """`ses la fête`, `ces le temps`, `c'est enfants`."""
    for i, word in enumerate(s.words):
        following = s.at(i + 1)
        if following.lower == "pas" and s.role(i - 1) in ("P", "F", "V", "Y", "C"):
            continue
        if word.lower in ("ses", "ces", "sait") and (
            following.lower
            in ("le", "la", "l'", "un", "une", "les", "pas", "ici", "gratuit", "bientôt", "demain")
            or (following.lower in MOMENTS and not following.lower.endswith("s"))
            or following.lower in ("mon", "ma", "notre", "votre", "pour", "à", "avec", "toujours", "vraiment")
        ):
            if word.lower == "sait" and s.role(i - 1) in ("S", "R", "X", "O", "T", "N", "M"):
                continue
            yield on(word, "« C’est » présente quelque chose.", f"c{s.apostrophe()}est")
        if word.lower == "c'" and following.lower == "est" and s.role(i + 2) in ("N", "A"):
            noun = s.at(i + 2).form
            numbers = {n for _, n in noun.nouns or noun.adjectives}
            if numbers == {"p"} and noun.nouns and not noun.finite and s.role(i - 1) in ("P", "F", "V", "Y"):
                yield between(word, following, "Devant un nom pluriel, c’est « ces ».", "ces")


def la_l_a(s: Sentence) -> Iterator[Hit]:
    """`qui la reçu`, `on la trouvé`, `il ma dit`."""
    verbs = {"la": "l{}a", "ma": "m{}a", "ta": "t{}a"}
    for i, word in enumerate(s.words):
        if word.lower not in verbs or s.role(i - 1) not in ("S", "R", "X") or s.lower(i - 1).startswith("-"):
            continue
        if plain_participle(s.at(i + 1)) and s.role(i + 1) != "O" and s.role(i + 2) != "N":
            yield on(
                word,
                "C’est le verbe « avoir » précédé d’un pronom.",
                verbs[word.lower].format(s.apostrophe()),
            )


def mes_mais(s: Sentence) -> Iterator[Hit]:
    """`gratuit, mes il faut`, `avec mais amis`."""
    for i, word in enumerate(s.words):
        following = s.at(i + 1)
        if word.lower == "mes" and following.role in ("S", "X", "D") and following.lower not in ("deux",):
            yield on(word, "C’est la conjonction « mais ».", "mais")
        if word.lower == "mais" and s.role(i - 1) in ("P", "F") and following.form.nouns:
            yield on(word, "Devant un nom pluriel, c’est « mes ».", "mes")


def quel_que(s: Sentence) -> Iterator[Hit]:
    """`quelque soit la raison`, `quel que soit les heures`."""
    for i, word in enumerate(s.words):
        if word.lower in ("quelque", "quelques") and s.lower(i + 1) in ("soit", "soient"):
            last, at = s.at(i + 1), i + 2
        elif word.lower in _QUELS and s.lower(i + 1) == "que" and s.lower(i + 2) in ("soit", "soient"):
            last, at = s.at(i + 2), i + 3
        else:
            continue
        phrase = noun_phrase(s, at)
        joined = coordinated(s, phrase, complements(s, phrase.end)) if phrase else None
        phrase = joined[0] if joined else phrase
        if phrase is None or not phrase.number:
            continue
        gender = phrase.gender or ("f" if word.lower.startswith("quelle") else "m")
        right = "quel" + ("le" if gender == "f" else "") + ("s" if phrase.number == "p" else "")
        verb = "soient" if phrase.number == "p" else "soit"
        choice = "ou" in s.lowers(phrase.end, phrase.end + 9)
        if choice and word.lower in ("quels", "quelles") and last.lower == "soient":
            continue  # quels que soient leur âge ou leur métier
        if word.lower != right or last.lower != verb:
            yield between(word, last, "« Quel que » s’accorde avec le nom qui suit.", f"{right} que {verb}")


_QUELS = forms("quel quelle quels quelles")


def la_for_l_a(s: Sentence) -> Iterator[Hit]:
    """`le conseil la confirmé`, `on là longtemps cru`, `il a lu le rapport et la versé`: avoir and its pronoun."""
    for i, word in enumerate(s.words):
        if word.lower not in ("la", "là", "las"):
            continue
        second = s.lower(i - 1) == "et" and any("avoir" in w.form.lemmas() for w in s.words[:i])
        if not second and s.role(i - 1) not in ("N", "M", "S", "R", "X", "T"):
            continue
        j = i + 1
        while s.role(j) == "W" and s.lower(j) in _ADVERBS:
            j += 1
        target = s.at(j)
        if target.role == "O":
            continue  # nous la lui avons transmise: not the participle of luire
        clitic = s.role(i - 1) in ("S", "R") and not s.lower(i - 1).startswith("-")
        masculine = plain_participle(target) or (
            clitic and bool(target.form.participles) and target.lower[0] in "aeéêèiou"
        )  # elle la appris
        any_participle = target.role == "Q" and (j > i + 1 or not target.form.nouns)
        if (word.lower == "là" and clitic and any_participle) or (
            word.lower == "la"
            and masculine
            and s.role(j + 1) != "N"
            and (clitic or second or _no_verb_before(s, i))
        ):
            yield on(word, "C’est le verbe « avoir » précédé d’un pronom.", f"l{s.apostrophe()}a")


_ADVERBS = forms("longtemps toujours déjà souvent bien aussi jamais encore")


def _no_verb_before(s: Sentence, i: int) -> bool:
    """Whether the noun before `i` opens its clause: it is the subject of what follows."""
    for k in range(i - 1, -1, -1):
        if s.role(k) in ("V", "Y", "P", "F", "C"):
            return False
        if s.role(k) in (".", ",", "L", "K"):
            return True
    return True


RULES = (
    GrammarRule(
        "homophone.l_a",
        la_for_l_a,
        "« l’a » contient le verbe avoir.",
        bad=(
            ("Le conseil la confirmé hier.", "Le conseil l’a confirmé hier."),
            ("On là longtemps cru abandonnée.", "On l’a longtemps cru abandonnée."),
            ("Le maire la souligné en ouvrant la séance.", "Le maire l’a souligné en ouvrant la séance."),
            (
                "La greffière a lu le rapport et la versé au dossier.",
                "La greffière a lu le rapport et l’a versé au dossier.",
            ),
            ("Quelqu’un la signalé au ministère.", "Quelqu’un l’a signalé au ministère."),
            ("Celui qui là trouvé est ici.", "Celui qui l’a trouvé est ici."),
            ("La mairesse la proposé au conseil.", "La mairesse l’a proposé au conseil."),
        ),
        good=(
            "On la voit souvent.",
            "Le conseil la confirme.",
            "Elle est là, épuisée.",
            "On est là, assis au parc.",
            "Le facteur la salue.",
        ),
        words=forms("la là las"),
    ),
    GrammarRule(
        "homophone.se",
        ce_for_se,
        "« se » accompagne un verbe; « ce » accompagne un nom.",
        bad=(
            ("Le concert ce déroule au parc.", "Le concert se déroule au parc."),
            ("La soirée c’est terminée à minuit.", "La soirée s’est terminée à minuit."),
        ),
        good=("Le samedi, c’est fermé.", "Ce sera gratuit."),
        words=forms("ce c"),
    ),
    GrammarRule(
        "homophone.ce",
        se_for_ce,
        "« ce » accompagne un nom; « se » accompagne un verbe.",
        bad=(
            ("S’est gratuit pour tous.", "C’est gratuit pour tous."),
            ("Demain, s’est la fête!", "Demain, c’est la fête!"),
        ),
        good=("Il s’est levé tôt.", "La rivière s’est retirée.", "Le parc s’est embelli."),
        words=forms("s"),
    ),
    GrammarRule(
        "homophone.ca",
        sa_ca,
        "« ça » remplace « cela »; « sa » accompagne un nom.",
        bad=(("Venez, sa commence à 9 h!", "Venez, ça commence à 9 h!"),),
        good=("Sa marche est longue.",),
        words=forms("sa ça"),
    ),
    GrammarRule(
        "homophone.cest",
        ces_ses_cest,
        "« c’est » présente; « ces » et « ses » accompagnent un nom pluriel.",
        bad=(("Samedi, ses la fête au village!", "Samedi, c’est la fête au village!"),),
        good=("Ses amis et ses voisins sont là.", "Ces samedis sont gratuits."),
        words=forms("ses ces sait c"),
    ),
    GrammarRule(
        "homophone.la",
        la_l_a,
        "« l’a » contient le verbe avoir.",
        bad=(("Le citoyen qui la trouvé sera remercié.", "Le citoyen qui l’a trouvé sera remercié."),),
        good=("Elle la voit.",),
        words=forms("la ma ta"),
    ),
    GrammarRule(
        "homophone.mais",
        mes_mais,
        "« mais » relie; « mes » accompagne un nom pluriel.",
        bad=(("C’est gratuit, mes il faut s’inscrire.", "C’est gratuit, mais il faut s’inscrire."),),
        good=("Mes voisins sont gentils.",),
        words=forms("mes mais"),
    ),
    GrammarRule(
        "homophone.quel_que",
        quel_que,
        "« quel que soit » s’écrit en trois mots et s’accorde avec le nom qui suit.",
        bad=(("Quelque soit la météo, on marche.", "Quelle que soit la météo, on marche."),),
        good=(
            "Quelle que soit la météo, on marche.",
            "Quelles que soient vos questions, écrivez-nous.",
            "Quels que soient le format et le poids du colis, venez.",
            "Quels que soient leur âge, leur origine ou leur métier, les choristes chantent.",
        ),
        words=forms("quelque quelques quel quelle quels quelles"),
    ),
)
