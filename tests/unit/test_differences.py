"""Differences: both texts can be read back from the pieces, and only what changed is said to have."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.editorial.differences import Piece, PieceKind, image_differences, word_differences
from desktop.editorial.post import Channel, Crop, EventFacts, ImageUse, Post, Variant
from desktop.editorial.post_differences import planned_in_words, post_differences

NBSP = "\u00a0"


def marked(before: str, after: str) -> str:
    """The pieces as a proofreader writes them: `[-removed-]`, `{+added+}`."""
    marks = {PieceKind.SAME: "{}", PieceKind.ADDED: "{{+{}+}}", PieceKind.REMOVED: "[-{}-]"}
    return "".join(marks[piece.kind].format(piece.text) for piece in word_differences(before, after))


class TestWords:
    @pytest.mark.parametrize(
        ("before", "after", "expected"),
        [
            ("", "", ""),
            ("", "Ouvert.", "{+Ouvert.+}"),
            ("Fermé.", "", "[-Fermé.-]"),
            ("Ouvert.", "Ouvert.", "Ouvert."),
            ("de 9 h à 21 h.", "de 9 h à 22 h.", "de 9 h à [-21-]{+22+} h."),
            ("à l’école", "à l’aréna", "à l’[-école-]{+aréna+}"),
            ("Sainte-Sophie", "Sainte-Julie", "[-Sainte-Sophie-]{+Sainte-Julie+}"),
            ("12,50 $", "12,75 $", "[-12,50-]{+12,75+} $"),
            ("le vieux parc", "le nouveau jardin", "le [-vieux parc-]{+nouveau jardin+}"),
            ("rue, rue, rue", "rue, rue", "rue, rue[-, rue-]"),
            ("un\n\ndeux\n", "un\n\nentre\n\ndeux\n", "un\n\n{+entre\n\n+}deux\n"),
            ("Fête 🎉", "Fête 🎊", "Fête [-🎉-]{+🎊+}"),
        ],
    )
    def test_only_the_words_that_changed_are_marked(self, before: str, after: str, expected: str) -> None:
        assert marked(before, after) == expected

    def test_a_no_break_space_is_not_a_space(self) -> None:
        assert marked("14 h", f"14{NBSP}h") == f"14[- -]{{+{NBSP}+}}h"

    def test_twenty_thousand_words_rewritten_or_repeated_are_still_compared(self) -> None:
        """A work that grows with the square of the length would not end here."""
        same = "mot " * 20_000
        assert marked(same, same + "fin") == same + "{+fin+}"
        pieces = word_differences("le la de\n" * 7_000, "de la le\n" * 7_000)
        assert "".join(p.text for p in pieces if p.kind is not PieceKind.REMOVED) == "de la le\n" * 7_000

    @given(st.text("ab’ \n\u00a0é,"), st.text("ab’ \n\u00a0é,"))
    def test_both_texts_can_be_read_back(self, before: str, after: str) -> None:
        pieces = word_differences(before, after)
        assert "".join(p.text for p in pieces if p.kind is not PieceKind.ADDED) == before
        assert "".join(p.text for p in pieces if p.kind is not PieceKind.REMOVED) == after
        assert all(piece.text for piece in pieces)
        assert all(one.kind is not next_.kind for one, next_ in itertools.pairwise(pieces))

    @given(st.lists(st.sampled_from(["parc", "la", "rue", "\n"]), max_size=60))
    def test_a_text_does_not_differ_from_itself(self, words: list[str]) -> None:
        text = " ".join(words)
        assert word_differences(text, text) == ((Piece(PieceKind.SAME, text),) if text else ())


ONE, TWO, THREE = (
    ImageUse("a" * 64, alt="Un"),
    ImageUse("b" * 64, alt="Deux"),
    ImageUse("c" * 64, alt="Trois"),
)


class TestImages:
    def test_images_that_stay_as_they_are_are_not_said(self) -> None:
        assert image_differences((ONE, TWO), (ONE, TWO)) == ()

    def test_added_and_removed(self) -> None:
        added, removed = image_differences((ONE, TWO), (ONE, THREE))
        assert (added.before, added.after) == (None, THREE)
        assert (removed.before, removed.after) == (TWO, None)

    def test_another_crop_or_description_is_the_same_image_used_otherwise(self) -> None:
        other = replace(ONE, crop=Crop(0.1), alt="Le parc")
        (found,) = image_differences((ONE,), (other,))
        assert (found.changed, found.moved) == (("alt", "crop"), False)

    def test_an_image_that_changed_place(self) -> None:
        (found,) = image_differences((ONE, TWO, THREE), (THREE, ONE, TWO))
        assert found.after == THREE
        assert found.moved

    def test_the_same_image_used_twice(self) -> None:
        (found,) = image_differences((ONE, ONE), (ONE,))
        assert (found.before, found.after) == (ONE, None)


class TestPosts:
    def post(self, **changes: object) -> Post:
        site = Variant(Channel.WEBSITE, "Le parc", "Ouvert à 9 h.", (ONE,), ("https://stesophie.ca/parc",))
        post = Post("un", channels=(Channel.WEBSITE, Channel.FACEBOOK), variants=(site,))
        return replace(post, **changes)  # type: ignore[arg-type]

    def test_what_publishes_the_same_does_not_differ(self) -> None:
        assert not post_differences(self.post(), self.post())

    def test_a_word_changed_on_the_site_changes_every_channel_that_inherits_it(self) -> None:
        site = replace(self.post().variants[0], body="Ouvert à 10 h.")
        found = post_differences(self.post(), self.post(variants=(site,)))
        assert [channel.channel for channel in found.channels if channel] == [
            Channel.WEBSITE,
            Channel.FACEBOOK,
        ]

    def test_channels_and_dates_are_part_of_what_changed(self) -> None:
        after = self.post(channels=(Channel.WEBSITE, Channel.CONTACT), planned_at="2026-05-12T14:05")
        found = post_differences(self.post(), after)
        assert (found.added, found.removed) == ((Channel.CONTACT,), (Channel.FACEBOOK,))
        assert [(fact.label, fact.before, fact.after) for fact in found.facts] == [
            ("Date prévue", "", f"mardi 12 mai 2026, à 14{NBSP}h{NBSP}05")
        ]

    def test_links_images_and_event(self) -> None:
        site = replace(self.post().variants[0], links=(), images=())
        found = post_differences(
            self.post(), self.post(variants=(site,), event=EventFacts(organised_by_municipality=True))
        )
        assert found.channels[0].links_removed == ("https://stesophie.ca/parc",)
        assert found.channels[0].images[0].before == ONE
        assert found.facts[0].after == "organisé par la Municipalité"

    def test_an_unreadable_date_is_shown_as_it_was_typed(self) -> None:
        assert planned_in_words("bientôt") == "bientôt"
        assert planned_in_words("2026-06-01") == "lundi 1er juin 2026"


def test_a_passage_that_slides_cuts_no_word() -> None:
    before = "La circulation sera perturbée."
    after = "La circulation se fera en alternance, un détour sera perturbée."
    pieces = word_differences(before, after)
    words = {word for piece in pieces for word in re.findall(r"\w+", piece.text)}
    assert words <= set(re.findall(r"\w+", before + " " + after))
    assert "ra" not in words
