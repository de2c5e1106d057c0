"""The frame: what each role sees in the rail, the keys, who leaves, how it closes, and how it folds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from office import Office
from PySide6.QtCore import QEvent, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from showing import BenchFor, shown

from desktop.services.decision import approve
from desktop.ui import main_window as main_window_module
from desktop.ui import screens
from desktop.ui.main_window import MainWindow
from desktop.ui.screens import Place, Screen
from desktop.ui.theme import Theme
from desktop.ui.workbench import Change, Workbench


class Page(Screen):
    """A page that remembers what the window told it."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(bench, parent)
        self.told: list[object] = []
        self.field = QLineEdit()
        self.button = QPushButton("Suite")
        layout = QVBoxLayout(self)
        layout.addWidget(self.field)
        layout.addWidget(self.button)

    def visit(self, target: object = None) -> None:
        """See `Screen`."""
        self.told.append(("visite", target))

    def leave(self) -> None:
        """See `Screen`."""
        self.told.append("quitte")

    def refresh(self, change: Change) -> None:
        """See `Screen`."""
        self.told.append(change)

    def first_focus(self) -> QWidget | None:
        """The second control of one page, to be told from the first."""
        return self.button if self.told[-1] == ("visite", "bouton") else None


PLACES = tuple(replace(place, module="page-de-test", screen="Page") for place in screens.PLACES)


@pytest.fixture(autouse=True)
def pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every screen is a `Page`: the frame alone is under test."""
    monkeypatch.setattr(Place, "build", lambda _, bench: Page(bench))


@pytest.fixture
def window(theme: Theme, qtbot: QtBot) -> Iterator[MainWindow]:
    made = MainWindow(theme)
    shown(made, qtbot, 1440, 900)
    yield made
    made.finish()


@pytest.fixture
def working(window: MainWindow, bench: Workbench) -> MainWindow:
    """The window of the officer."""
    window.work_with(bench)
    return window


def page(window: MainWindow) -> Page:
    assert isinstance(window.current, Page)
    return window.current


def press(window: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, modifiers)


def test_the_frame_is_painted_once_before_anybody_works(theme: Theme, qtbot: QtBot) -> None:
    made = MainWindow(theme)
    painted: list[None] = []
    made.first_painted.connect(lambda: painted.append(None))
    shown(made, qtbot, 1100, 700)
    qtbot.waitUntil(lambda: bool(painted))
    made.resize(1200, 800)
    made.repaint()
    assert len(painted) == 1
    assert made.rail.isHidden()
    assert made.top_bar.isHidden()
    made.finish()


@pytest.mark.parametrize(
    ("who", "seen"),
    [
        ("officer", ("accueil", "redaction", "approbation", "publication", "registres", "parametres")),
        ("direction", ("accueil", "redaction", "approbation", "publication", "registres", "parametres")),
        ("greffe", ("accueil", "approbation", "registres", "parametres")),
    ],
)
def test_the_rail_shows_what_the_role_allows(
    window: MainWindow, office: Office, bench_for: BenchFor, who: str, seen: tuple[str, ...]
) -> None:
    window.work_with(bench_for(getattr(office, who)))
    assert window.rail.keys() == seen
    assert [b.accessibleName() for b in window.rail.findChildren(QPushButton)] == [
        place.label for place in screens.PLACES if place.key in seen and place.in_rail
    ]


def test_the_rail_says_how_many_posts_await_the_direction(
    window: MainWindow, office: Office, bench_for: BenchFor
) -> None:
    first, second = office.post(), office.post()
    office.submit(first)
    window.work_with(bench_for(office.direction))
    (queue,) = [b for b in window.rail.findChildren(QPushButton) if b.text().startswith("File")]
    assert (queue.text(), queue.accessibleName()) == (
        "File d’approbation\u20021",
        "File d’approbation, 1 en attente",
    )
    assert window.bench is not None
    submitted = office.submit(second)
    window.bench.changed.emit(Change.post(second.id))
    assert queue.text() == "File d’approbation\u20022"
    window.rail.fold(True)
    assert (queue.text(), queue.toolTip()) == ("", "File d’approbation, 2 en attente (Alt+3)")
    window.rail.fold(False)
    for post, revision in ((second, submitted.revision), (first, office.workspace.ledger.heads(first.id)[0])):
        approve(office.desk, office.direction, post.id, revision)
    window.bench.changed.emit(Change.post(second.id))
    assert (queue.text(), queue.accessibleName()) == ("File d’approbation", "File d’approbation")


def test_alt_and_a_number_go_to_a_screen_of_the_rail(working: MainWindow) -> None:
    keys = working.rail.keys()
    for number in range(len(keys), 0, -1):
        press(working, Qt.Key(Qt.Key.Key_0 + number), Qt.KeyboardModifier.AltModifier)
        assert working.current is working._screens[keys[number - 1]]
    press(working, Qt.Key.Key_8, Qt.KeyboardModifier.AltModifier)
    assert working.current is working._screens[keys[0]]


def test_a_page_is_told_of_visits_departures_and_changes(working: MainWindow, bench: Workbench) -> None:
    home = page(working)
    bench.go("redaction", "cible")
    list_ = page(working)
    assert home.told == [("visite", None), "quitte"]
    assert list_.told == [("visite", "cible")]
    change = Change.post("un")
    bench.changed.emit(change)
    assert home.told[-1] == list_.told[-1] == change


def test_another_visit_of_the_same_page_lets_it_keep_what_was_typed_first(
    working: MainWindow, bench: Workbench
) -> None:
    bench.go("editeur", "un")
    bench.go("editeur", "deux")
    assert page(working).told == [("visite", "un"), "quitte", ("visite", "deux")]


def test_the_keyboard_goes_to_what_the_page_names_or_to_its_first_control(
    working: MainWindow, bench: Workbench
) -> None:
    bench.go("redaction", "bouton")
    assert page(working).button.hasFocus()
    bench.go("accueil")
    assert page(working).field.hasFocus()


def test_a_page_reached_from_another_is_marked_in_the_rail_as_that_one(
    working: MainWindow, bench: Workbench
) -> None:
    bench.go("editeur", "un")
    checked = [b.accessibleName() for b in working.rail.findChildren(QPushButton) if b.isChecked()]
    assert checked == ["Rédaction"]


def test_a_screen_that_the_role_does_not_allow_is_refused_in_words(
    window: MainWindow, office: Office, bench_for: BenchFor
) -> None:
    bench = bench_for(office.greffe)
    window.work_with(bench)
    bench.go("editeur", "un")
    assert window.rail.keys()[0] == "accueil"
    assert page(window).told == [("visite", None)]
    (said,) = window.notices.texts()
    assert said.startswith("«\u00a0Rédaction\u00a0»")


def test_a_screen_that_does_not_exist_is_a_fault_that_is_seen(working: MainWindow) -> None:
    home = working.current
    with pytest.raises(KeyError, match="nulle-part"):
        working.go("nulle-part")
    assert working.current is home


def test_a_page_that_cannot_be_built_leaves_the_former_one_open_and_marked(
    working: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> Screen:
        raise ImportError("il manque une bibliothèque")

    home = working.current
    monkeypatch.setattr(Place, "build", fail)
    with pytest.raises(ImportError):
        working.go("redaction")
    assert working.current is home
    checked = [b.accessibleName() for b in working.rail.findChildren(QPushButton) if b.isChecked()]
    assert checked == ["Accueil"]


# Who works


def test_forgetting_a_person_keeps_what_was_typed_and_drops_everything_of_theirs(
    working: MainWindow, bench: Workbench, qtbot: QtBot
) -> None:
    home = page(working)
    destroyed: list[str] = []
    home.destroyed.connect(lambda: destroyed.append("page"))
    bench.destroyed.connect(lambda: destroyed.append("atelier"))
    working.notices.warn("Un avis qui nomme une publication")
    working.forget_person()
    assert home.told[-1] == "quitte"
    assert working.current is None
    assert working.bench is None
    assert working.notices.texts() == ()
    qtbot.waitUntil(lambda: sorted(destroyed) == ["atelier", "page"])


def test_once_a_person_is_gone_the_window_alone_wears_a_style_sheet(working: MainWindow) -> None:
    """Qt keeps the rules of widgets that are gone as long as any widget wears a style sheet."""
    for key in tuple(working.rail.keys()):
        working.go(key)
    working.forget_person()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    wearers = [each for each in working.findChildren(QWidget) if each.styleSheet()]
    assert wearers == []


def test_what_was_said_before_somebody_works_is_still_said_afterwards(
    window: MainWindow, bench: Workbench
) -> None:
    window.notices.warn("Le trousseau du système est absent.")
    window.work_with(bench)
    assert window.notices.texts() == ("Le trousseau du système est absent.",)


def test_the_next_person_sees_their_own_screens(
    working: MainWindow, office: Office, bench_for: BenchFor
) -> None:
    first = working.current
    working.work_with(bench_for(office.greffe))
    assert working.current is not first
    assert working.rail.keys() == ("accueil", "approbation", "registres", "parametres")
    names = [b.text() for b in working.top_bar.findChildren(QPushButton) if b.isVisible()]
    assert "Denis Gagnon" in names
    assert "Urgence" not in names


def test_alone_a_page_has_neither_rail_nor_bar_and_no_key_leads_elsewhere(
    working: MainWindow, qtbot: QtBot
) -> None:
    working.forget_person()
    working.show_alone(QLabel("Qui travaille?"))
    assert working.rail.isHidden()
    assert working.top_bar.isHidden()
    for key, modifiers in (
        (Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier),
        (Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier),
    ):
        press(working, key, modifiers)
    working.go("redaction")
    assert working.current is None


def test_the_menu_of_the_person_offers_to_lock_once(working: MainWindow, bench: Workbench) -> None:
    asked: list[None] = []
    bench.lock_asked.connect(lambda: asked.append(None))
    menu = working.top_bar._person.menu()
    assert [action.text() for action in menu.actions()] == ["Verrouiller ou changer de personne"]
    menu.actions()[0].trigger()
    assert len(asked) == 1


# Keys of the window


def test_ctrl_k_opens_the_search_and_closes_it(working: MainWindow) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    press(working, Qt.Key.Key_K, control)
    assert working._search is not None
    assert working._search.isVisible()
    assert working._search.field.hasFocus()
    press(working, Qt.Key.Key_K, control)
    assert not working._search.isVisible()


def test_ctrl_k_still_opens_the_search_when_the_bar_is_short(working: MainWindow, qtbot: QtBot) -> None:
    for width in (1024, 1440, 1024):
        working.resize(width, 700)
        press(working, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        assert working._search is not None
        assert working._search.isVisible(), width
        working._search.close_panel()


def test_ctrl_n_begins_a_post_from_anywhere_for_who_writes(
    working: MainWindow, office: Office, bench_for: BenchFor
) -> None:
    press(working, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert page(working).told == [("visite", "nouvelle")]
    working.work_with(bench_for(office.direction))
    press(working, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert page(working).told == [("visite", None)]


def test_the_emergency_begins_a_post_of_urgency(working: MainWindow) -> None:
    (button,) = (b for b in working.top_bar.findChildren(QPushButton) if b.text() == "Urgence")
    button.click()
    assert page(working).told == [("visite", "urgence")]


def test_the_zoom_has_its_keys(working: MainWindow, theme: Theme) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    press(working, Qt.Key.Key_Equal, control)
    press(working, Qt.Key.Key_Plus, control)
    assert theme.zoom == 1.25
    press(working, Qt.Key.Key_Minus, control)
    assert theme.zoom == 1.1
    press(working, Qt.Key.Key_0, control)
    assert theme.zoom == 1.0


# Closing and folding


def test_closing_asks_the_application_first(working: MainWindow) -> None:
    asked: list[None] = []
    working.closing.connect(lambda: asked.append(None))
    working.close()
    assert working.isVisible()
    assert len(asked) == 1
    working.finish()
    assert not working.isVisible()
    assert QSettings("bon-a-tirer", "fenetre").value("fenetre") is not None


def test_the_window_comes_back_as_it_was(window: MainWindow, theme: Theme, qtbot: QtBot) -> None:
    window.showMaximized()
    window.finish()
    again = MainWindow(theme)
    qtbot.addWidget(again)
    again.restore_place()
    assert again.isMaximized()
    again.finish()


@pytest.mark.parametrize(
    ("width", "zoom", "folded"), [(1440, 1.0, False), (1024, 1.0, True), (1440, 2.0, True)]
)
def test_the_rail_shows_icons_only_when_the_window_is_narrow_for_its_text(
    working: MainWindow, theme: Theme, width: int, zoom: float, folded: bool
) -> None:
    working.resize(width, 800)
    theme.use(zoom=zoom)
    buttons = working.rail.findChildren(QPushButton)
    assert [b.text() == "" for b in buttons] == [folded] * len(buttons)
    assert all(b.accessibleName() and b.toolTip() for b in buttons)
    theme.use(zoom=1.0)
    working.resize(1440, 800)
    assert all(b.text() for b in buttons)


def test_a_long_name_leaves_room_to_the_rest(
    window: MainWindow, office: Office, bench_for: BenchFor, theme: Theme
) -> None:
    name = "Marie-Françoise-Hélène Archambault-de-la-Durantaye-Beauséjour & Filles"
    window.resize(1024, 640)
    theme.use(zoom=2.0)
    window.work_with(bench_for(replace(office.officer, name=name)))
    (person,) = (b for b in window.top_bar.findChildren(QPushButton) if b.menu() is not None)
    assert window.top_bar.minimumSizeHint().width() <= window.centralWidget().width() - window.rail.width()
    assert name in person.accessibleName()
    assert person.toolTip() == name
    assert main_window_module.SMALLEST == (1024, 640)


def test_every_screen_of_the_rail_has_one_place(working: MainWindow) -> None:
    assert len({place.key for place in PLACES}) == len(PLACES)
    for place in PLACES:
        assert screens.place_named(place.key).key == place.key
        assert place.rail is None or screens.place_named(place.rail).in_rail
