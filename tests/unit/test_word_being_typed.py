"""No correction is sought for a word that is not finished: it would cost more than all the rest."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.checks.base import CheckContext
from desktop.checks.document import Document
from desktop.checks.fields import TextField
from desktop.checks.process.protocol import CheckRequest, profile_hash, request_from, request_message
from desktop.editorial.profile import MunicipalProfile

PROFILE = MunicipalProfile("essai", "Essai", "Essai", "Le Bulletin", (), (), ())


def test_the_word_is_the_one_the_caret_is_in_or_ends() -> None:
    text = "les citoy ici"
    typed = {caret for caret in range(len(text) + 1) if Document(text, typing=caret).is_being_typed(4, 9)}
    assert typed == {5, 6, 7, 8, 9}
    assert not Document(text).is_being_typed(4, 9)


def test_the_caret_is_counted_in_the_text_as_it_was_typed() -> None:
    decomposed = "e\u0301te\u0301 ici"
    assert Document(decomposed, typing=5).is_being_typed(0, 3)
    assert not Document(decomposed, typing=9).is_being_typed(0, 3)


@given(st.none() | st.integers(0, 10_000))
def test_the_caret_crosses_the_pipe(caret: int | None) -> None:
    request = CheckRequest((TextField("corps", "texte"),), CheckContext(PROFILE), typing=caret)
    assert request_from(request_message(1, request), {profile_hash(PROFILE): PROFILE}) == request
