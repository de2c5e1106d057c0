"""The readings of a word form, as the lexicon writes them."""

from __future__ import annotations

from desktop.checks.reading.words import read_form


def test_what_the_lexicon_says_of_sounds_does_not_hide_a_reading() -> None:
    infinitive = read_form("habiter", lambda _: (">habiter/:V1_it____a:Y;É/*",))
    assert infinitive.infinitives == (("habiter", "V1_it____a"),)
    present = read_form("hausse", lambda _: (">hausser/:V1__t_q__a:Ip;é:Sp:E:1s:3s;é/*",))
    assert present.finite
    assert present.persons == {"1s", "3s"}
    participle = read_form("haussée", lambda _: (">hausser/:V1__t_q__a:Q;é:A:f:s/*",))
    assert participle.participles == {("f", "s")}
