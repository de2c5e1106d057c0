"""Which nouns a qualifier may agree with: those of the phrase it ends, or of the clause it comments on."""

from __future__ import annotations

from desktop.checks.reading.antecedents import ends_locution, locution_noun, noun_pairs
from desktop.checks.reading.clause_openings import addressee_described, clause_starts, is_moment
from desktop.checks.reading.clauses import SUBJECTS
from desktop.checks.reading.function_words import DAYS, MONTHS, PRENOMINAL
from desktop.checks.reading.passed_over import passed_over
from desktop.checks.reading.sentence import Sentence, Word
from desktop.checks.reading.words import GenderNumber, forms

ANY: frozenset[GenderNumber] = frozenset({("m", "s"), ("m", "p"), ("f", "s"), ("f", "p")})
_INSIDE = frozenset(("N", "A", "Q", "M", "F", "W", "P", "D", "#"))
_INTENSIVES = forms(
    "mal très plus moins assez trop bien peu non déjà également aussi même toujours longtemps mieux encore"
    " jadis autrefois hier souvent tout enfin parfois désormais ci-après ci-dessus ci-dessous ci-contre"
)
_PLURALS = forms("les des ces mes tes ses nos vos leurs plusieurs quelques aux")
_OPENING = ("D", "#", "P", "F", "N")
# What the qualifier after their complement belongs to that complement: « l’ensemble des mesures prévues ».
_QUANTIFIERS = forms(
    "millier milliers ensemble majorité plupart totalité moitié dizaine dizaines douzaine quinzaine vingtaine trentaine"
    " quarantaine cinquantaine soixantaine centaine centaines équivalent"
)
_CROWDS = forms("multitude panoplie kyrielle foule tas quantité poignée infinité")
_APPOSED = forms(
    "météo santé sécurité incendie jeunesse famille garderie loisirs système clé cible mère pilote"
)
_BARE_OBJECTS = forms(
    "besoin envie hâte droit peur lieu place part partie face fin appel atteinte suite compte preuve hommage main obstacle"
    " priorité état"
)
# What they open says when, how, by whose leave: it completes the verb, not the noun before.
_APART = forms("lors pendant durant malgré selon dès grâce depuis après avant hormis via outre")
_ADDRESSING = forms("merci bravo félicitations prière")
_NOTICES = forms("avis appel rappel place hommage bienvenue invitation")
# After these verbs and their object, an adjective may speak of the object, or of a far subject.
_STATES = forms("être rester demeurer devenir sembler paraître")
_DEPICTED = forms(
    "aller venir revenir arriver rentrer partir repartir sortir mourir naître vivre tomber quitter"
    " retourner ressortir apparaître figurer paraître"
)


def possible(s: Sentence, last: int, word: Word) -> frozenset[GenderNumber]:
    """What the nouns up to word `last` allow; empty when any of them is doubtful."""
    pairs: set[GenderNumber] = set()
    far: set[GenderNumber] = set()
    nouns, joined, beyond = 0, 0, 0
    j = last
    while j >= 0:
        role, lower = s.role(j), s.lower(j)
        if lower in ("et", "ou") and nouns and not joined and _joins_nouns(s, j):
            joined = j
            j -= 1
            continue
        if passed := passed_over(s, j, last, word, alone=not nouns):
            j -= passed
            continue
        shared = s.lower(j) in ("au", "aux") and s.lower(j - 1) in ("et", "ou")
        if nouns and not joined and not shared and _opens_phrase(s, j, word):
            return frozenset(pairs)
        boundary = _boundary(s, j)
        if boundary == "doubt":
            return frozenset()
        if boundary == "end":
            break
        if role == "A" and not nouns and j < last + 1 and (alone := _adjective_alone(s, j)):
            pairs |= alone
            nouns += 1  # les jeunes inscrits au camp, de murales collectives
        needed = lower in _BARE_OBJECTS and s.role(j - 1) in ("V", "W", "Y", "G")
        if role == "N" and not needed and not _beside_noun(s, j) and not (nouns and locution_noun(s, j)):
            found = noun_pairs(s, j)
            if lower == "air" and s.lower(j - 1) == "l'" and "avoir" in s.at(j - 2).form.lemmas():
                return frozenset()  # elles ont l'air fatiguées
            if _closes(s, j, last) or (lower in MONTHS and nouns):
                break
            if lower in DAYS and not nouns and s.role(j - 1) == "P" and word.role == "Q":
                return frozenset()  # seront dès lundi fermées
            if nouns and s.role(j + 1) in ("D", "#") and ends_locution(s, j):
                break  # en moyenne 140 incendies causés
            if not found or lower in MONTHS or (lower == "fois" and j == last):
                return frozenset()
            gathering = lower in _QUANTIFIERS or (lower in _CROWDS and word.role == "A")
            if not (gathering and s.lower(j + 1) in ("de", "des", "d'")):
                if joined and not far and {g for g, _ in found | pairs} == {"f"}:
                    pairs.add(("f", "p"))  # une adresse et une vivacité remarquables
                if joined and (_adds_phrase(s, joined) or not _past_parallel(s, j, joined)):
                    far.update(found)
                    beyond += 1
                else:
                    pairs.update(found)
                nouns += 1
        elif role == "M" and (s.at(j).text.isupper() or s.at(j).form.nouns):
            return frozenset()
        j -= 1
    if joined:
        genders = {g for g, _ in pairs | far}
        if not (beyond == 1 and _each_qualified(s, joined, last, word)):
            pairs |= {("m", "p")} if "m" in genders else {("f", "p")}
        governed = beyond > 1 and any(s.role(k) in ("P", "F") for k in range(j + 1, joined))
        if governed and _adds_phrase(s, joined) and not _ends_bare(s, joined):
            pairs |= far  # le règlement sur les chiens et les chats adopté en mai
    return _checked(s, j, last, word, pairs) if nouns else frozenset()


def _each_qualified(s: Sentence, c: int, last: int, word: Word) -> bool:
    """`une météo capricieuse et un budget modeste`: each of the two nouns, with its article, has its own quality."""
    own_article = s.role(c + 1) == "D" or s.lower(c + 1) == "des"
    completed = word.role == "Q" and s.role(s.words.index(word) + 1) in ("P", "F")
    filled = (
        s.role(c - 1) == "N" and s.role(c - 2) == "F" and s.role(c - 3) == "A"
    )  # les bras pleins de livres
    return (s.role(c - 1) in ("A", "Q") or filled) and own_article and s.role(last) == "N" and not completed


def _closes(s: Sentence, j: int, last: int) -> bool:
    """A noun that nothing after it qualifies: `merci de garder les bornes dégagées`, `une fois les clés remises`."""
    lower = s.lower(j)
    addressed = ("à", "aux", "au") if lower in _NOTICES else ("de", "d'", "à", "aux", "au")
    if lower in _ADDRESSING | _NOTICES and s.lower(j + 1) in addressed:
        return True
    return lower == "fois" and s.lower(j - 1) == "une" and j < last


def _adjective_alone(s: Sentence, j: int) -> set[GenderNumber]:
    """What agrees with an adjective that stands for a noun: `les jeunes`, `de murales`; empty when it does not."""
    before = s.lower(j - 1)
    bare = s.role(j - 1) == "F" and s.lower(j) not in PRENOMINAL
    if s.role(j - 1) not in ("D", "F") or not (s.at(j).form.nouns or bare):
        return set()
    numbers = "p" if before in _PLURALS else "sp" if before in ("de", "d'") else "s"
    return {pair for pair in s.at(j).form.qualifiers if pair[1] in numbers}


def _opens_phrase(s: Sentence, j: int, word: Word) -> bool:
    """Whether the word at `j` opens the noun phrase that the qualifier belongs to, whatever is before it."""
    if s.role(j) == "D":
        # réduire au maximum les pertes, toute l'année une distribution, cet hiver une programmation
        spent = s.lower(j - 3) in ("tout", "toute") or is_moment(s, j - 2, j - 1)
        return s.role(j - 1) in ("N", "A") and (s.lower(j) in _PLURALS or (spent and s.role(j - 2) == "D"))
    if s.lower(j) == "parmi" and s.role(j + 1) == "D":
        return True  # le site figure parmi les sorties proposées
    if s.lower(j) in _APART and s.role(j) == "P":
        return True  # un droit sur la mutation lors du transfert d'un immeuble situé
    return s.role(j) == "P" and word.role == "A" and _attaches_near(s, j)


def _boundary(s: Sentence, j: int) -> str:
    """`end` when the nouns to look at end before the word at `j`, `doubt` when it makes them unsure, else ""."""
    role, lower = s.role(j), s.lower(j)
    if role not in _INSIDE or lower in ("voici", "voilà"):
        return "end"
    if role == "A" and s.role(j + 1) == "F" and s.role(j - 1) == "D":
        return "doubt"  # une murale de dix mètres
    if role == "A" and s.role(j + 1) == "A" and s.lower(j - 1) in ("au", "aux"):
        return "doubt"  # aux rudes déserts
    if lower == "pas" and s.lower(j + 1) in ("moins", "mal"):
        return "end"  # pas moins de 30 km de sentiers balisés
    if lower in ("pas", "plus", "jamais") and s.role(j + 1) == "A" and s.role(j - 1) == "V":
        return "end"  # n'est pas responsable des objets laissés
    if role == "W" and not is_intensive(s, j):
        # Il manque encore deux animatrices…, beaucoup de dégâts…
        return "end" if s.role(j + 1) in _OPENING else "doubt"
    if role == "Q" and s.role(j + 1) == "D" and s.role(j - 1) in ("P", "F"):
        return "end"  # il est temps de rangé les abris: « ranger »
    if lower in ("tenu", "donné") and s.lower(j - 1) in ("compte", "étant"):
        return "end"  # compte tenu des délais
    if s.role(j + 1) == "W" and role in ("D", "F"):
        return "doubt"  # les plus perfectionnées
    return ""


def is_intensive(s: Sentence, j: int) -> bool:
    """An adverb that modifies a qualifier."""
    return s.lower(j) in _INTENSIVES or s.lower(j).endswith("ment")


def _adds_phrase(s: Sentence, c: int) -> bool:
    """Whether what `et` at `c` adds is a whole noun phrase: `un parc et des sentiers`, not `de pain et d'eau`."""
    if s.role(c + 1) != "F":
        return True
    k = c - 1
    while s.role(k) in ("A", "Q", "M"):
        k -= 1
    k -= 1
    while s.role(k) in ("A", "#"):
        k -= 1
    return s.lower(c + 1) == "des" and s.role(k) not in ("F", "P")


def _past_parallel(s: Sentence, j: int, c: int) -> bool:
    """Whether the noun at `j` comes before the preposition that `et` at `c` takes up: `l'usage de jeux ou d'un tuyau`."""
    same = ("de", "d'", "du", "des") if s.role(c + 1) == "F" else (s.lower(c + 1),)
    opening = next((k for k in range(c - 1, -1, -1) if s.lower(k) in same and _opens_member(s, k)), c)
    return j < opening


def _opens_member(s: Sentence, k: int) -> bool:
    """Whether the preposition at `k` completes a noun with more than a bare noun."""
    return s.role(k - 1) in ("N", "A", "Q", "V", "Y", "") and not (
        s.role(k + 1) == "N" and s.role(k - 2) == "F"
    )


def _ends_bare(s: Sentence, c: int) -> bool:
    """`une attestation de conformité valide et…`: what is before `et` ends with a bare complement."""
    k = c - 1
    while k > 0 and s.role(k) in ("A", "Q", "M"):
        k -= 1
    return bare_complement(s, k) and s.role(c + 1) == "D"


def _joins_nouns(s: Sentence, c: int) -> bool:
    """Whether `et` at `c` adds a noun phrase to another: each with its determiner, or neither."""
    k = c - 1
    while s.role(k) in ("A", "Q"):
        k -= 1
    contracted = s.lower(c + 1) in ("au", "aux")  # à la souffrance et au tourment
    return s.role(k) in ("N", "M") and (s.role(c + 1) in ("D", "#", "F", "N") or contracted)


def _beside_noun(s: Sentence, j: int) -> bool:
    """`portes coupe-feu`: a bare noun that completes the one before it."""
    apposed = "-" in s.lower(j) or s.lower(j) in _APPOSED or s.lower(j).startswith("anti")
    return s.role(j - 1) == "N" and apposed


def _checked(s: Sentence, j: int, last: int, word: Word, pairs: set[GenderNumber]) -> frozenset[GenderNumber]:
    """`pairs`, or nothing when what stands before the phrase, at `j`, makes it doubtful."""
    while s.role(j) == "W":
        j -= 1
    role = s.role(j)
    if s.at(last).capital and last and s.role(last - 1) not in (".", "D") and s.at(last).form.nominal:
        return frozenset()
    governed = role in ("Y", "G") and s.role(j + 1) in ("D", "#", "F", "N", "P")
    parallel = s.lower(j) in ("et", "ou", "mais", "car", "ni") and s.role(j + 1) in ("D", "#", "P")
    if role == "C" and s.lower(j + 1) == "des" and s.lower(j - 1) == ",":
        return frozenset(pairs | {("m", "p")})  # le montant est dû, et des intérêts calculés
    if s.lower(j) == "être" and s.role(j + 1) in ("Q", "A", "W"):
        return frozenset(pairs | nouns_up_to(s, j))  # doit être munie d'une porte à fermeture automatique
    if role in ("?", "Y", "G") and not governed:
        return frozenset()
    if role == "C" and not parallel:
        return frozenset()
    if role == "T" and s.lower(j) not in ("plupart", "quoi"):
        return frozenset(pairs | pronoun_pairs(s, j))
    if (
        role == ","
        and s.role(j - 1) != "#"
        and (_listed(s, j) if last - j > 1 else not _articled(s, j, last))
    ):
        # pneus, plastiques, lampadaires éteints: the last noun alone, or all of them together
        if any(s.role(k) in ("P", "F") for k in range(j + 1, last)):
            return frozenset(pairs)
        if s.role(j + 1) == "N" and "#" in (s.role(k) for k in range(max(0, j - 5), j)):
            return frozenset(pairs)  # 28 heures par semaine, horaire flexible
        goes_on = s.lower(last + 2) == "," and s.role(last + 3) in ("N", "D")  # yoga, badminton libre, ligue
        if s.role(j - 1) in ("A", "Q") or goes_on or (s.role(j + 1) == "D" and _introduced(s, j)):
            return frozenset(pairs)  # les mains sales, le cœur léger; faute de quorum, l'assemblée prévue
        genders = {gender for gender, _ in pairs}
        return frozenset(pairs | {("m", "p")} | ({("f", "p")} if "f" in genders else set()))
    if role == "V":
        if j == 0 and s.at(0).form.nouns and not any(w.role == "V" for w in s.words[1:]):
            return frozenset(pairs | noun_pairs(s, 0))  # Collecte des sapins reportée
        once = s.lowers(last + 1, last + 3) == ("une", "fois")
        if not once and _reaches_subject(s, j, word):
            return frozenset(pairs | nouns_up_to(s, j))
    if word.role == "Q" and addressee_described(s, j, word):
        return frozenset()  # Présentez-vous à l'accueil munis de vos cartes
    agreeing = {"3" + number for _, number in pairs} & word.form.persons
    if role in ("", ".", ",", "L", "K", "U") and agreeing and not _verb_follows(s, last + 1):
        return frozenset()  # « Cette section décrit le menu »: the verb itself
    if (
        s.role(j + 1) == "P"
        and _may_depict(s, j, word)
        and any(noun_pairs(s, k) & word.form.qualifiers for k in range(_clause(s, j), j) if s.role(k) == "N")
    ):
        return frozenset()  # « Le document reste sur la table, signé »
    return frozenset(pairs)


def _may_depict(s: Sentence, j: int, word: Word) -> bool:
    """Whether the verb before `j`, if any, lets the end of the clause speak of its subject."""
    verb = next((k for k in range(j, _clause(s, j) - 1, -1) if s.role(k) == "V"), None)
    return verb is None or _reaches_subject(s, verb, word)


def _clause(s: Sentence, i: int) -> int:
    """Where the stretch without a strong mark that holds `i` begins."""
    while i > 0 and not (s.role(i - 1) == "." and s.lower(i - 1) in (";", ":", ".", "!", "?")):
        i -= 1
    return i


def _verb_follows(s: Sentence, i: int) -> bool:
    """Whether the clause has a sure verb after the word at `i`."""
    for k in range(i + 1, len(s.words)):
        if s.role(k) in ("R", "K", "U", "L", ".", ",", "C"):
            return False
        if s.role(k) == "V" and not s.at(k).form.nominal:
            return True
    return False


def _reaches_subject(s: Sentence, verb: int, word: Word) -> bool:
    """Whether what follows the object of `verb` may qualify its subject."""
    lemmas = s.at(verb).form.lemmas(participle=False)
    following = s.at(verb + 1)
    if following.role == "Q":
        if word.role == "A" and s.role(verb + 2) == "D":
            return False
        lemmas = following.form.lemmas(infinitive=False)
        lived = "vivre" in lemmas and any(s.role(k) == "D" for k in range(verb + 2, verb + 4))
        return bool(lemmas & _DEPICTED) and not lived  # ont vécu une journée inoubliable
    if s.lower(verb - 1) == "il" and following.lower in ("des", "de", "d'"):
        return False  # il reste des places libres
    if following.lower == "des" and "être" in lemmas:
        return False  # ce sont des mesures essentielles
    if lemmas & _STATES and any(locution_noun(s, k) for k in (verb + 2, verb + 3)):
        return False  # le service est à la recherche de monitrices passionnées
    if lemmas & _STATES:
        return following.role in ("P", "F", "O", "")
    object_follows = s.role(verb + 1) in ("D", "#") or s.lower(verb + 1) == "des"
    return bool(lemmas & (_DEPICTED - {"vivre"} if object_follows else _DEPICTED))


def nouns_up_to(s: Sentence, end: int) -> frozenset[GenderNumber]:
    """Whatever agrees with a noun or a pronoun of the sentence before `end`."""
    found: set[GenderNumber] = set()
    for k in range(end):
        role = s.role(k)
        if role == "N":
            found |= noun_pairs(s, k) or ANY
        elif role in ("S", "T"):
            found |= pronoun_pairs(s, k)
        elif role in ("M", "?", "O"):
            return ANY
        elif role == "C":
            found |= {("m", "p"), ("f", "p")}
    return frozenset(found)


def pronoun_pairs(s: Sentence, i: int) -> frozenset[GenderNumber]:
    """What agrees with the pronoun at `i`."""
    gender, number, _ = SUBJECTS.get(s.lower(i).lstrip("-").removeprefix("t-"), ("", "", ""))
    if s.lower(i) in ("vous", "on", "je", "j'", "tu", "nous"):
        number = ""
    return frozenset((g, n) for g, n in ANY if gender in ("", g) and number in ("", n))


def _attaches_near(s: Sentence, i: int) -> bool:
    """Whether the preposition at `i` opens a full noun phrase: its noun alone can be qualified after it."""
    if s.lower(i) in ("au", "aux") or (s.lower(i) == "à" and s.role(i + 1) == "#"):
        return True
    return (s.role(i + 1) in ("D", "#") or s.lower(i + 1) == "des") and s.lower(i) not in ("à", "en")


def _listed(s: Sentence, comma: int) -> bool:
    """Whether a comma separates members of a list, all of them qualified by what follows the last."""
    begin = comma
    while begin > 0 and s.role(begin - 1) not in (".", "L", "K", "R", "U", ","):
        begin -= 1
    inner = [s.role(k) for k in range(begin, comma)]
    if not inner or inner[0] in ("P", "W", "G") or "V" in inner or "G" in inner:
        return bool(inner) and inner[0] not in ("P", "G") and "V" in inner and s.role(comma + 1) == "N"
    return s.role(comma - 1) in ("N", "A", "Q") and s.role(comma + 1) in ("N", "D", "A")


def _introduced(s: Sentence, comma: int) -> bool:
    """Whether what precedes the comma, without a verb, only introduces the clause."""
    return comma + 1 in clause_starts(s) and not any(w.role == "V" for w in s.words[:comma])


def _articled(s: Sentence, comma: int, last: int) -> bool:
    """Whether the noun before the comma has its article, which the bare one at `last` does not continue."""
    if s.at(last).form.finite:
        return False  # nous, les bénévoles, sommes prêts
    k = comma - 1
    while s.role(k) in ("A", "Q"):
        k -= 1
    return s.role(k) == "N" and s.role(k - 1) == "D"


def bare_complement(s: Sentence, k: int) -> bool:
    """`ateliers de poterie`, `camp de jour`: a noun without determiner after `de`, `à`, `en`."""
    return s.lower(k - 1) in ("de", "d'", "à", "en", "sans", "par") and s.role(k - 2) in ("N", "A", "Q")
