"""What the words around say of a word that may play several roles: is there a verb, an object, a list?"""

from __future__ import annotations

from desktop.checks.reading.function_words import CLOSED, DAYS, NOUNS_FIRST, NUMBERS
from desktop.checks.reading.sentence import Sentence, Word
from desktop.checks.reading.words import Form, forms


def opens_aside(sentence: Sentence, index: int) -> bool:
    """`La subvention, accordée par le ministère, couvre`: a participle between two commas, beside a noun."""
    if index < 2 or sentence.words[index - 2].role not in ("N", "A", "M", "#"):
        return False
    if sentence.lower(index + 1) in ARTICLES and not sentence.lower(index + 2)[:1].isdigit():
        return False
    return any(word.form.text == "," for word in sentence.words[index + 2 : index + 16])


def object_by_place(sentence: Sentence, index: int, previous: str) -> bool:
    """Whether `nous` or `vous` at `index`, before a verb of another person, stands where only an object does."""
    following = sentence.at(index + 1).form
    if sentence.lower(index + 2) in _INVERTED or sentence.lower(index - 1) == "comme":
        return True  # que vous ai-je dit, comme nous disait le maire
    if not following.persons & {"3s", "3p"}:
        return False
    if previous == ",":
        # la piste qui, avec de la chance, nous mènera au lac; ils viennent nous voir, nous font rire
        return _aside_of_relative(sentence, index) or _goes_on(sentence, index)
    if previous == "K":
        opens = all(word.role in ("W", "C", ",") for word in sentence.words[: index - 1])
        if opens and sentence.final == "?":
            return True  # Que nous a dit la mairesse? Alors, que nous réserve l’hiver?
        # la subvention que nous a accordée le ministère
        helped = following.text in ("a", "ont", "avait", "avaient", "aura", "auront", "aurait", "auraient")
        subject = CLOSED.get(sentence.lower(index + 3)) == "D"
        return helped and subject and bool(sentence.at(index + 2).form.participles)
    if previous == "C" and (not following.nominal or following.text == "a"):
        # Le dépliant montre comment faire et vous guide pas à pas.
        before = (word for word in reversed(sentence.words[:index]) if word.role == "V")
        return bool(following.persons & next(before, sentence.edge).form.persons)
    return False


_INVERTED = forms("-je -tu -il -elle -on -ils -elles -t-il -t-elle -t-on -t-ils -t-elles")


def _goes_on(sentence: Sentence, index: int) -> bool:
    """Whether the verb after `index` has the subject of the only verb before it, in a sentence that opens with it."""
    earlier = [word for word in sentence.words[:index] if word.role == "V"]
    shared = len(earlier) == 1 and sentence.at(index + 1).form.persons & earlier[0].form.persons
    return bool(shared) and sentence.role(0) in ("D", "S", "M") and sentence.lower(index - 2) != ","


def _aside_of_relative(sentence: Sentence, index: int) -> bool:
    """Whether the comma before `index` closes an aside that opened just after `qui`."""
    for k in range(index - 2, max(0, index - 12), -1):
        if sentence.lower(k) == "," and sentence.role(k - 1) == "R":
            return True
        if sentence.role(k) in ("V", ".", ","):
            return False
    return False


def last(sentence: Sentence, index: int, role: str) -> int:
    """The nearest word of that role before `index`, adverbs apart; -1 when another role stands between."""
    for back in range(index - 1, -1, -1):
        if sentence.words[back].role == role:
            return back
        if sentence.words[back].role != "W":
            return -1
    return -1


def sure_verb_later(sentence: Sentence, index: int) -> bool:
    """Whether the clause has, further on, a word that can only be its verb: « la date limite est… »."""
    followed = sentence.lower(index + 1) in ARTICLES
    for place, word in enumerate(sentence.words[index + 1 :], index + 1):
        lower = word.form.text
        if lower in (",", ".", ";", ":", "!", "?", "(") or CLOSED.get(lower) in ("R", "K", "U", "L", "C"):
            return False
        if lower == "a" and followed and sentence.lower(place + 1) in ARTICLES:
            continue  # la Ville invite la population a la fête: the accent was forgotten
        if lower in ("est", "a", "sont", "ont", "sera") or (word.form.only_verb and word.form.finite):
            return True
    return False


def only_candidate(sentence: Sentence, index: int) -> bool:
    """Whether no other word of the sentence, which opens with a determiner, can be its verb."""
    first = sentence.words[0]
    quantified = first.form.text in ("trop", "beaucoup", "peu", "tant", "combien", "plusieurs")
    if (first.role != "D" and not quantified) or len(sentence.words) - index < 3:
        return False
    return not any(
        word.form.finite or word.form.text == ":"
        for place, word in enumerate(sentence.words)
        if place != index
    )


def relative_without_verb(sentence: Sentence, index: int) -> bool:
    """Whether the word ends `dont` + noun phrase: nothing but its verb can follow."""
    for back in range(index - 1, -1, -1):
        role = sentence.words[back].role
        if role == "U":
            return sentence.words[back].form.text == "dont"
        if role not in ("D", "N", "A", "#"):
            return False
    return False


def clause_without_verb(sentence: Sentence, index: int) -> bool:
    """Whether the word ends a clause opened by `que`, `si`, `quand` + noun phrase: « avant que la neige fond, »."""
    following = sentence.at(index + 1).form
    main_verb = following.only_verb and following.finite and sentence.at(index).form.finite
    main_verb = main_verb and not verb_before_clause(sentence, index)
    if sentence.lower(index + 1) not in (",", ".", "!", "?", "") and not main_verb:
        return False
    return _ends_clause_opening(sentence, index)


def verb_of_relative(sentence: Sentence, index: int) -> bool:
    """`les livres que la bibliothèque offre aux jeunes sont neufs`: the verb of « que », before that of its antecedent."""
    form, noun = sentence.at(index).form, sentence.at(index - 1).form
    if sentence.role(index - 1) not in ("N", "M") or form.text in NOUNS_FIRST:
        return False
    if form.qualifiers & (noun.nouns or form.qualifiers) and not object_follows(sentence.at(index + 1)):
        return False
    opening = next((k for k in range(index - 1, 0, -1) if sentence.role(k) not in _IN_PHRASE), 0)
    if sentence.role(opening) != "K" or sentence.role(opening - 1) not in ("N", "A", "Q", "M"):
        return False
    head = next((k for k in range(opening + 1, index) if sentence.role(k) in ("N", "M")), index - 1)
    numbers = {number for _, number in sentence.at(head).form.nouns} or {"s"}
    if sentence.role(opening + 1) != "D" or not any(f"3{number}" in form.persons for number in numbers):
        return False
    later = (word.form for word in sentence.words[index + 1 :])
    return any(each.only_verb and each.finite for each in later)


_IN_PHRASE = ("D", "N", "A", "#", "F", "M")


def _ends_clause_opening(sentence: Sentence, index: int) -> bool:
    """Whether what stands before the word is `que`, `si`, `quand`… and a noun phrase, and nothing else."""
    for back in range(index - 1, -1, -1):
        role = sentence.words[back].role
        if role in ("K", "L"):
            return sentence.role(back + 1) == "D" and back < index - 2 and sentence.lower(back) != "comme"
        if role not in ("D", "N", "A", "#", "F", "M"):
            return False
    return False


def verb_before_clause(sentence: Sentence, index: int) -> bool:
    """Whether the clause that holds the word is the object of a verb: « vérifiez que la porte… »."""
    for back in range(index - 1, 0, -1):
        if sentence.words[back].role == "K":
            return sentence.words[back - 1].role == "V"
    return False


def clause_needs_verb(sentence: Sentence, index: int) -> bool:
    """Whether the word, before an article, ends `que` + noun phrase: « que la crue atteint la rue »."""
    if sentence.lower(index + 1) not in ARTICLES:
        return False
    return _ends_clause_opening(sentence, index)


def coordinated_attribute(sentence: Sentence, index: int) -> bool:
    """Whether `et` before the word adds it to the attribute of a verb of state."""
    k = index - 2
    k -= sentence.role(k) == ","  # elle est belle, mais neuve
    if sentence.role(k) not in ("A", "Q"):
        return False
    while sentence.role(k) in ("A", "Q", "W"):
        k -= 1
    if sentence.role(k) == "N":  # la neige mouillée et lourde
        form = sentence.at(index).form
        return form.nouns <= form.qualifiers and sentence.role(k - 1) in ("D", "A")
    return sentence.role(k) in ("V", "Y") and bool(sentence.at(k).form.lemmas() & (STATES | {"être"}))


STATES = forms("rester demeurer sembler devenir paraître")


ARTICLES = forms(
    "le la les l' un une des ce cet cette ces votre vos ton ta tes notre nos leur leurs tous toutes"
)


def governs(sentence: Sentence, index: int) -> bool:
    """`Le demandeur joint deux copies`: an object and no other verb, so this is the verb."""
    following, after = sentence.lower(index + 1), sentence.lower(index + 2)
    moment = after[:1].isdigit() or after in DAYS
    article = following in ARTICLES or following in NUMBERS
    return article and not moment and not verb_in(sentence, index)


def object_follows(word: Word) -> bool:
    text = word.form.text
    return text in STARTS_OBJECT or text in NUMBERS or text[:1].isdigit()


STARTS_OBJECT = forms(
    "le la les l' un une des du de d' ce cet cette ces mon ma mes ton ta tes son sa ses notre nos"
    " votre vos leur leurs à au aux en dans sur avec pour par chez vers plusieurs pas plus que qu' si"
    " gratuitement toujours également aussi tous toutes tout encore déjà désormais maintenant environ près sous entre"
    " depuis jusqu' dès sans contre afin beaucoup parmi"
)


def verb_in(sentence: Sentence, index: int) -> bool:
    """Whether another word of the sentence is surely a verb, or was read as one."""
    first = sentence.words[0].role
    if first not in ("D", "M", "#"):
        return True
    return any(
        word.role == "V" if place < index else word.form.only_verb
        for place, word in enumerate(sentence.words)
        if place != index
    )


def verb_before(sentence: Sentence, index: int) -> bool:
    """Whether the clause already has its verb."""
    for back in range(index - 1, -1, -1):
        role = sentence.words[back].role
        if role in ("V",):
            return True
        if role in (".", "L", "K", "R", "U", ","):
            return False
    return False


def verb_in_common(sentence: Sentence, index: int) -> bool:
    """`Le permis coûte 5 $ et demeure valide`: whether a verb before has the person of the word, its second verb."""
    persons = sentence.at(index).form.persons
    joined = sentence.role(index - 1) == "C"
    return joined and any(word.role == "V" and word.form.persons & persons for word in sentence.words[:index])


def ends_clause(sentence: Sentence, index: int, following: Word, previous: str) -> bool:
    """`les personnes dont le nom figure sur la liste`, `avant que la neige fond,`: only the verb is missing."""
    if previous == "N" and clause_without_verb(sentence, index):
        return True
    lacking = previous in ("N", "A") and object_follows(following)
    return lacking and relative_without_verb(sentence, index)


def verb_of_amount(sentence: Sentence, index: int) -> bool:
    """Whether the word, after an amount, is the verb: `les factures de plus de 5 000 $ passent par moi`."""
    form = sentence.at(index).form
    may_be = form.persons & {"3s", "3p"} and object_follows(sentence.at(index + 1)) and not form.participles
    return bool(may_be) and not (verb_before(sentence, index) or sure_verb_later(sentence, index))


_DONE = forms("état partie face preuve appel office foi figure")


def sure_verb_here(sentence: Sentence, index: int, previous: str) -> bool:
    """Whether the word is the verb after `la plupart`, or that of a verbal phrase: `fait état`."""
    if verb_of_relative(sentence, index):
        return True
    if sentence.lower(index - 1) == "plupart":
        return sentence.at(index + 1).role != "F" and sentence.lower(index + 1) not in (
            "de",
            "des",
            "du",
            "d'",
        )
    done = sentence.lower(index) == "fait" and sentence.lower(index + 1) in _DONE
    return done and previous in ("N", "A", "M", ",", "W")


_BEFORE_STATE = ("N", "A", "M", "Q", "V", "#")


def states_quality(sentence: Sentence, index: int) -> bool:
    """Whether the word is a verb of state before a quality: `restent allumées`, `demeure toujours valide`."""
    if sentence.role(index - 1) not in _BEFORE_STATE and not verb_in_common(sentence, index):
        return False
    following = sentence.at(index + 1).form
    stated = following.qualifiers or (following.adverb and sentence.at(index + 2).form.qualifiers)
    return bool(stated) and bool(sentence.at(index).form.lemmas() & STATES)


_OPENING_NOUNS = forms("avis compte fin offre demande vente fête place mise état visite marche")
_EVENTS = forms("collecte récolte vidange hausse baisse coupe taille pose annonce contrôle enquête relance")


def announces(form: Form, following: Word) -> bool:
    """Whether a word that opens the sentence names what it announces, rather than orders it: `Collecte des sapins`."""
    return form.text in _OPENING_NOUNS or (following.form.text == "des" and form.text in _EVENTS)


_JUDGING = forms("juger rendre trouver estimer")


def judges(sentence: Sentence, index: int) -> bool:
    """Whether an adjective and a determiner follow a verb such as `juger`: « juge nécessaires ces travaux »."""
    form = sentence.at(index + 1).form
    judged = bool(form.adjectives) and CLOSED.get(sentence.lower(index + 2)) == "D"
    return judged and bool(sentence.at(index).form.lemmas() & _JUDGING)


_AFTER_TOUT = forms(
    "le la les l' ce cet cette ces mon nos vos votre"
    " notre leurs leur son sa ses mes tes ton ta ma ceux celles"
)


def tout_role(sentence: Sentence, index: int, following: Form, previous: str) -> str:
    """The role of `tout`: determiner, pronoun or adverb, by what follows."""
    after = sentence.lower(index + 1)
    if previous == "D" and after in ("autre", "autres"):
        return "W"  # une tout autre approche
    if after in _AFTER_TOUT:
        return "D"
    plural = sentence.lower(index) == "tout" and {n for _, n in following.adjectives} == {"p"}
    if plural and "s" not in {n for _, n in following.nouns}:
        return "W"  # tout seuls
    state = previous == "V" and "être" in sentence.at(index - 1).form.lemmas(
        infinitive=False, participle=False
    )
    if state and (following.adjectives or following.participles):
        return "W"  # ils étaient tout contents, elles se sont toutes inscrites
    if (following.nouns and after not in ("est", "a", "va", "sera", "être", "avoir")) or (
        following.adjectives and after in ("autre", "autres", "nouvelle", "nouveau")
    ):
        return "D"
    if sentence.lower(index) == "tout" and (
        following.adjectives or following.participles or following.adverb
    ):
        return "W"
    return "T"


_GIVING = forms("procurer offrir demander réserver montrer")


def given_to(sentence: Sentence, index: int, previous: str) -> bool:
    """Whether `leur` at `index` stands between a subject and a verb with its object: « les fleurs leur procurent du »."""
    form = sentence.at(index + 1).form
    gives = form.finite and form.persons & {"3s", "3p"} and form.lemmas() & _GIVING
    articled = sentence.lower(index + 2) in ("du", "des", "un", "une", "la", "le", "l'", "les")
    return previous in ("N", "A", "M") and bool(gives) and articled


def stays_infinitive(sentence: Sentence, index: int, form: Form, previous: str) -> bool:
    """Whether an infinitive that may be a noun is a verb where it stands."""
    before = sentence.lower(index - 1)
    all_of = before in ("tous", "toutes") and sentence.role(index - 2) == "V"
    if not form.nouns or all_of:
        return True  # vous devez tous savoir nager
    governed = previous in ("O", "V", "X") or before in ("de", "d'", "à", "pour", "sans")
    return governed and form.text not in ("dîner", "souper", "déjeuner")


def is_full_of(sentence: Sentence, index: int) -> bool:
    """Whether the word is the adjective of the noun before, with its complement: `une collection complète d'outils`."""
    agrees = sentence.at(index).form.qualifiers & sentence.at(index - 1).form.nouns
    return bool(agrees) and sentence.lower(index + 1) in ("de", "d'")
