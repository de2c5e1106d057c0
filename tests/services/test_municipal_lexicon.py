"""A word enters the lexicon by two people: one proposes, another one, of the direction or the greffe, signs."""

from __future__ import annotations

import pytest

from desktop.errors import Refusal
from desktop.services.lexicon import (
    LONGEST_WORD,
    accept_words,
    municipal_lexicon,
    proposals,
    propose_word,
    reject_word,
    remove_word,
)


def refusal_of(action) -> Refusal:
    with pytest.raises(Refusal) as caught:
        action()
    return caught.value


def words(office) -> tuple[str, ...]:
    return tuple(each.word for each in proposals(office.workspace))


def test_a_confirmed_word_is_in_force(office) -> None:
    made = propose_word(office.desk, office.officer, "  Lac-Bellevue ")
    assert (made.word, made.name) == ("Lac-Bellevue", "Camille Roy")
    assert "Lac-Bellevue" not in office.profile().lexicon
    assert accept_words(office.desk, office.greffe, ("Lac-Bellevue",)) == ("Lac-Bellevue",)
    assert "Lac-Bellevue" in office.profile().lexicon
    assert words(office) == ()


def test_nobody_confirms_their_own_word(office) -> None:
    propose_word(office.desk, office.direction, "pickleball")
    refused = refusal_of(lambda: accept_words(office.desk, office.direction, ("pickleball",)))
    assert refused.code == "propre_proposition"
    assert accept_words(office.desk, office.greffe, ("pickleball",))


def test_who_may_not_sign_confirms_nothing_and_the_proposal_is_kept(office) -> None:
    propose_word(office.desk, office.officer, "pickleball")
    assert (
        refusal_of(lambda: accept_words(office.desk, office.colleague, ("pickleball",))).code == "wrong_role"
    )
    assert words(office) == ("pickleball",)
    assert "pickleball" not in office.profile().lexicon


@pytest.mark.parametrize("word", ["", "   ", "12 345", "!", "a" * (LONGEST_WORD + 1)])
def test_what_is_no_word_is_refused(office, word: str) -> None:
    assert refusal_of(lambda: propose_word(office.desk, office.officer, word)).code == "mot_invalide"


def test_a_word_known_or_proposed_is_not_proposed_again(office) -> None:
    known = office.profile().lexicon[0]
    assert refusal_of(lambda: propose_word(office.desk, office.officer, known)).code == "mot_deja_connu"
    propose_word(office.desk, office.officer, "l'Érablière 🍁")
    again = refusal_of(lambda: propose_word(office.desk, office.colleague, "L’ÉRABLIÈRE 🍁"))
    assert again.code == "mot_deja_propose"


def test_a_proposal_is_set_aside_by_who_made_it_or_who_signs(office) -> None:
    propose_word(office.desk, office.officer, "pickleball")
    assert refusal_of(lambda: reject_word(office.desk, office.colleague, "pickleball")).code == "role_requis"
    reject_word(office.desk, office.officer, "pickleball")
    propose_word(office.desk, office.officer, "pickleball")
    reject_word(office.desk, office.direction, "pickleball")
    reject_word(office.desk, office.direction, "pickleball")
    assert words(office) == ()


def test_a_word_is_removed_by_a_new_profile(office) -> None:
    known = municipal_lexicon(office.desk).words[0]
    assert refusal_of(lambda: remove_word(office.desk, office.officer, known)).code == "wrong_role"
    remove_word(office.desk, office.greffe, known)
    assert known not in office.profile().lexicon
    assert refusal_of(lambda: remove_word(office.desk, office.greffe, known)).code == "mot_inconnu"


def test_words_are_in_alphabetical_order_whatever_their_accents(office) -> None:
    for word in ("Zébulon", "éclusier", "Achigan"):
        propose_word(office.desk, office.officer, word)
    accept_words(office.desk, office.greffe, words(office))
    found = [
        word for word in municipal_lexicon(office.desk).words if word in {"Zébulon", "éclusier", "Achigan"}
    ]
    assert found == ["Achigan", "éclusier", "Zébulon"]
