"""What is shown again and again keeps nothing of what it showed before: objects are counted, not megabytes."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import cycle, pairwise

import pytest
from editor_driving import judged, opened
from office import Office
from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QImage, QPixmap, QPixmapCache
from PySide6.QtWidgets import QApplication, QButtonGroup, QLayout, QLayoutItem, QWidget
from pytestqt.qtbot import QtBot
from showing import shown

from desktop.editorial.gates.verdict import Verdict
from desktop.services.points import PostPoints
from desktop.ui.editor.images.record_fields import LastDay
from desktop.ui.editor.text.find_bar import FindBar
from desktop.ui.editor.text.text_area import TextArea
from desktop.ui.theme import Appearance, Theme
from desktop.ui.widgets.choice_row import ChoiceRow
from desktop.ui.widgets.labels import Badge
from desktop.ui.widgets.picture import Picture
from desktop.ui.widgets.said import Said
from desktop.ui.widgets.sign import Sign
from desktop.ui.workbench import Workbench
from desktop.ui.writing.filters import Filters

TIMES, FEWER = 200, 60
MARK = "repère"


@pytest.fixture
def small_cache() -> Iterator[None]:
    """Qt keeps 64 kB of drawings at most: what draws into its cache soon pushes `MARK` out."""
    usual = QPixmapCache.cacheLimit()
    QPixmapCache.clear()
    QPixmapCache.setCacheLimit(64)
    assert QPixmapCache.insert(MARK, QPixmap(8, 8))
    yield
    QPixmapCache.setCacheLimit(usual)
    QPixmapCache.clear()


def is_kept() -> bool:
    """Whether Qt still keeps the drawing of `small_cache`."""
    return QPixmapCache.find(MARK, QPixmap())


def drawn(widget: QWidget) -> None:
    """Have a widget draw itself now."""
    widget.repaint()


def flushed() -> None:
    """Let go of what waits to be let go."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()


@pytest.mark.usefixtures("small_cache")
class TestQtKeepsNoDrawingOf:
    """`QPixmapCache` grows to 10 MB when each drawing leaves a picture in it."""

    def test_a_sign_drawn_again(self, theme: Theme, qtbot: QtBot) -> None:
        sign = Sign(theme, "pass")
        shown(sign, qtbot, 40, 40)
        for number in range(TIMES):
            sign.show_role(*(("pass", "success") if number % 2 else ("block", "danger")))
            drawn(sign)
        assert is_kept()

    @pytest.mark.parametrize("kind", [Badge, Said])
    def test_words_and_their_sign(self, kind: type[Badge | Said], theme: Theme, qtbot: QtBot) -> None:
        said = kind(theme, "Conforme", "pass", "success")
        shown(said, qtbot, 200, 40)
        for number in range(TIMES):
            said.show_state(
                *(("Conforme", "pass", "success") if number % 2 else ("Bloqué", "block", "danger"))
            )
            drawn(said)
        assert is_kept()

    def test_pictures(self, theme: Theme, qtbot: QtBot) -> None:
        picture = Picture(theme, "Image 1", 40)
        shown(picture, qtbot, 60, 60)
        for number in range(TIMES):
            image = QImage(80, 60, QImage.Format.Format_RGB32)
            image.fill(number)
            picture.show_image(image)
            drawn(picture)
        assert is_kept()

    def test_the_former_theme(self, theme: Theme) -> None:
        theme.use(Appearance.DARK)
        theme.use(Appearance.LIGHT)
        assert not is_kept()


def test_a_picture_is_whole_and_follows_the_zoom(theme: Theme, qtbot: QtBot) -> None:
    picture = Picture(theme, "Image 1", 40)
    shown(picture, qtbot, 100, 100)
    words = picture.sizeHint()
    image = QImage(80, 60, QImage.Format.Format_RGB32)
    image.fill(QColor("#336699"))
    picture.show_image(image)
    assert picture.sizeHint() != words
    assert (picture.sizeHint().width(), picture.sizeHint().height()) == (40, 30)
    assert picture.grab().toImage().pixelColor(39, 50) == QColor("#336699")
    theme.use(zoom=2.0)
    assert (picture.sizeHint().width(), picture.sizeHint().height()) == (80, 60)
    theme.use(zoom=1.0)


def test_choices_offered_again_make_no_other_group(theme: Theme, qtbot: QtBot) -> None:
    choices = ChoiceRow(theme, "Médias")
    qtbot.addWidget(choices)
    for _ in range(5):
        choices.show_choices([("site", "Site Web"), ("facebook", "Facebook")], "facebook")
    flushed()
    assert len(choices.findChildren(QButtonGroup)) == 1
    assert choices.key() == "facebook"
    site, facebook = choices.buttons()
    site.click()
    assert choices.key() == "site"
    assert not facebook.isChecked()


def items_of_layouts() -> int:
    """How many items of layouts Python knows of."""
    flushed()
    return sum(
        isinstance(known, QLayoutItem) and not isinstance(known, QLayout) for known in gc.get_objects()
    )


def all_apply(points: PostPoints, verdict: Verdict) -> PostPoints:
    """The same points, every gate with this verdict."""
    return replace(points, gates=tuple(replace(gate, verdict=verdict) for gate in points.gates))


def test_gates_that_come_and_go_leave_no_item_behind(office: Office, bench: Workbench, qtbot: QtBot) -> None:
    screen = opened(bench, qtbot, office.post().id)
    points = judged(screen, qtbot)
    panel = screen.work.panel
    counts = []
    for _ in range(4):
        for verdict in (Verdict.NOT_APPLICABLE, Verdict.PASSES):
            panel.show_points(all_apply(points, verdict))
            panel._put_in_order()
        counts.append(items_of_layouts())
    assert len(set(counts)) == 1
    assert [panel._gates.indexOf(panel.rows[gate.name]) for gate in points.gates] == list(
        range(len(points.gates))
    )


def blocks() -> int:
    """How many blocks of memory Python holds."""
    flushed()
    return sys.getallocatedblocks()


def kept_each_time(made_and_gone: Callable[[], object], *, times: int, rounds: int) -> int:
    """The blocks that `times` objects leave behind. What is kept is kept each time; pools grow by fits and starts."""
    held = []
    for _ in range(4 + rounds):  # the first four fill pools of Python's own
        for _ in range(times):
            made_and_gone()
        held.append(blocks())
    return min(after - before for before, after in pairwise(held[3:]))


@pytest.mark.parametrize("kind", [Sign, Badge, Said])
def test_signs_made_and_gone_leave_nothing_of_their_connections(
    kind: type[Sign | Badge | Said], theme: Theme, qtbot: QtBot
) -> None:
    """PySide keeps one block for each connection to a method of Qt's own, whatever becomes of the object."""
    page = QWidget()
    qtbot.addWidget(page)
    kept = kept_each_time(
        lambda: kind(theme, "pass", "pass", parent=page).deleteLater(), times=TIMES, rounds=3
    )
    assert kept < TIMES / 2


@pytest.mark.parametrize(
    "make",
    [pytest.param(Filters, marks=pytest.mark.nightly), lambda theme, page: LastDay(theme, "Échéance", page)],
)
def test_fields_made_and_gone_leave_nothing_of_their_connections(
    make: Callable[[Theme, QWidget], QWidget], theme: Theme, qtbot: QtBot
) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    assert kept_each_time(lambda: make(theme, page).deleteLater(), times=FEWER, rounds=4) < FEWER


def test_searching_one_text_then_the_other_leaves_nothing(theme: Theme, qtbot: QtBot) -> None:
    bar = FindBar(theme)
    areas = [TextArea(theme, markdown=False, name=name) for name in ("Titre", "Texte")]
    for widget in (bar, *areas):
        qtbot.addWidget(widget)
    turn = cycle(areas)
    assert kept_each_time(lambda: bar.target(next(turn)), times=TIMES, rounds=3) < TIMES / 2
