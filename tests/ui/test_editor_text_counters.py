"""The counters of each channel, and where Facebook folds a text."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.channels.edition import Edition
from desktop.editorial.post import Channel, Post, Variant
from desktop.editorial.variant import resolve
from desktop.ui.editor.text.counters import Counters
from desktop.ui.editor.text.measures import Measures, measures_of
from desktop.ui.editor.text.text_area import TextArea
from desktop.ui.workbench import Workbench


def edition(channel: Channel, body: str, title: str = "Avis") -> Edition:
    post = Post("p", channels=(channel,), variants=(Variant(channel, title=title, body=body),))
    return Edition(post, resolve(post, channel))


def test_bytes_are_those_of_utf_8_and_count_on_youtube() -> None:
    measures = measures_of(edition(Channel.YOUTUBE, "é🎉"))
    assert (measures.characters, measures.octets, measures.words) == (2, 6, 1)
    over = measures_of(edition(Channel.YOUTUBE, "é" * 2501))
    assert over.characters < 5000
    assert [problem.code for problem in over.problems] == ["youtube_description"]


def test_the_fold_is_after_477_characters_of_the_whole_post() -> None:
    body = "mot " * 200
    fold = measures_of(edition(Channel.FACEBOOK, body)).fold
    assert fold is not None
    assert len("Avis\n\n") + fold == pytest.approx(477, abs=1)
    assert measures_of(edition(Channel.FACEBOOK, "Un mot.")).fold is None


def test_the_fold_counts_what_is_published_not_the_spaces_around_it() -> None:
    padded = "\n\n\n\n" + "mot " * 200
    plain = measures_of(edition(Channel.FACEBOOK, "mot " * 200)).fold
    fold = measures_of(edition(Channel.FACEBOOK, padded)).fold
    assert plain is not None
    assert fold == plain + 4


@pytest.mark.parametrize(
    ("channel", "said"),
    [
        (Channel.WEBSITE, "11 caractères. 3 mots"),
        (Channel.FACEBOOK, "17 caractères sur 63\u00a0206. 4 mots"),
        (
            Channel.YOUTUBE,
            "Titre\u00a0: 4 caractères sur 100. 11 caractères. 12 octets sur 5\u00a0000. 3 mots",
        ),
        (Channel.CONTACT, "11 caractères. 3 mots (80 à 150 d’habitude)"),
    ],
)
def test_what_each_channel_says(bench: Workbench, qtbot: QtBot, channel: Channel, said: str) -> None:
    counters = Counters(bench)
    qtbot.addWidget(counters)
    with qtbot.waitSignal(counters.measured):
        counters.show_edition(edition(channel, "La fête ici"), at_once=True)
    assert counters.text().startswith(said)


def test_nothing_and_one_are_singular_as_french_counts(bench: Workbench, qtbot: QtBot) -> None:
    counters = Counters(bench)
    qtbot.addWidget(counters)
    for body, said in (("", "0 caractère. 0 mot"), ("a", "1 caractère. 1 mot")):
        with qtbot.waitSignal(counters.measured):
            counters.show_edition(edition(Channel.WEBSITE, body), at_once=True)
        assert counters.text() == said
    with qtbot.waitSignal(counters.measured):
        counters.show_edition(edition(Channel.CONTACT, "mot " * 1200), at_once=True)
    assert counters.text().count("1\u00a0200 mots") == 2, "a number is written in one way"


def test_the_area_shows_the_fold(bench: Workbench, qtbot: QtBot) -> None:
    area = TextArea(bench.theme, markdown=False, name="Texte")
    qtbot.addWidget(area)
    area.resize(1200, 400)
    with qtbot.waitExposed(area):
        area.show()
    area.set_text("mot " * 200)
    counters = Counters(bench, area)
    qtbot.addWidget(counters)
    with qtbot.waitSignal(counters.measured) as measured:
        counters.show_edition(edition(Channel.FACEBOOK, area.text()), at_once=True)
    assert isinstance(measured.args[0], Measures)
    QApplication.processEvents()
    assert area._fold is not None
    assert area._fold.isVisible()
    assert area._fold.has_room
    area.set_fold(None)
    assert area._fold is None
