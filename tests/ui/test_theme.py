"""The look: contrasts of every text on every surface, both themes; zoom; what follows the theme."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette, QStyleHints
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from showing import shown

from desktop.ui.icons import ROLES, icon
from desktop.ui.style_sheet import style_sheet
from desktop.ui.theme import ZOOMS, Appearance, Theme, read_tokens
from desktop.ui.widgets.buttons import LinkButton, button
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.following import add_gap
from desktop.ui.widgets.frames import column, row
from desktop.ui.widgets.labels import Badge, label

PAGES = ("bg", "surface", "raised", "hover")
SOFT = ("info_soft", "warning_soft", "danger_soft", "success_soft", "policy_soft")
TEXTS: dict[str, tuple[str, ...]] = {
    "text": (*PAGES, *SOFT, "selection", "added", "removed"),
    "muted": (*PAGES, *SOFT, "selection"),
    "accent": (*PAGES, *SOFT, "selection"),
    "on_accent": ("accent", "accent_hover"),
    "rail_text": ("rail", "rail_active"),
    "info": (*PAGES, "info_soft"),
    "warning": (*PAGES, "warning_soft"),
    "danger": (*PAGES, "danger_soft"),
    "success": (*PAGES, "success_soft"),
    "policy": (*PAGES, "policy_soft"),
    "spelling": PAGES,
    "grammar": PAGES,
    "vocabulary": PAGES,
}
"""Every token that writes, and the surfaces it is written on."""
LINES: dict[str, tuple[str, ...]] = {
    "strong_border": ("bg", "surface", "raised"),
    "accent": (*PAGES, *SOFT),
    "danger": ("surface", "raised"),
    "on_accent": ("accent",),
    "rail_text": ("rail", "rail_active"),
}
"""What draws the edge of a control, or the focus: 3:1 is enough for what is not read (WCAG 1.4.11)."""
DECORATIVE = {"border"}
THEMES = tuple(read_tokens().colours)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours (WCAG 2.2)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """The relative luminance of `#RRGGBB`."""
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def failing(pairs: dict[str, tuple[str, ...]], colours: dict[str, str], least: float) -> list[str]:
    return [
        f"{token} sur {surface}: {ratio:.2f}"
        for token, surfaces in pairs.items()
        for surface in surfaces
        if (ratio := contrast(colours[token], colours[surface])) < least
    ]


def test_black_on_white_has_the_known_contrast() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


@pytest.mark.parametrize("name", THEMES)
def test_every_text_is_readable_on_every_surface_it_is_written_on(name: str) -> None:
    assert failing(TEXTS, dict(read_tokens().colours[name]), 4.5) == []


@pytest.mark.parametrize("name", THEMES)
def test_edges_and_focus_are_visible(name: str) -> None:
    assert failing(LINES, dict(read_tokens().colours[name]), 3) == []


@pytest.mark.parametrize("name", THEMES)
def test_the_white_of_the_current_section_is_readable(name: str) -> None:
    assert contrast("#FFFFFF", read_tokens().colours[name]["rail_active"]) >= 4.5


def test_no_colour_token_escapes_the_two_tables() -> None:
    surfaces = set(itertools.chain(*TEXTS.values()))
    assert set(read_tokens().colours["clair"]) == set(TEXTS) | set(LINES) | surfaces | DECORATIVE
    assert set(read_tokens().colours["clair"]) == set(read_tokens().colours["sombre"])


@pytest.mark.parametrize("appearance", [Appearance.LIGHT, Appearance.DARK])
@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_what_an_empty_field_suggests_is_readable(
    theme: Theme, qtbot: QtBot, appearance: Appearance, kind: type[QLineEdit | QPlainTextEdit]
) -> None:
    theme.use(appearance)
    field = kind()
    shown(field, qtbot, 200, 60)
    written = field.palette().color(QPalette.ColorRole.PlaceholderText)
    assert written.alpha() == 255
    assert contrast(written.name(), theme.colours["surface"]) >= 4.5


@pytest.mark.parametrize("appearance", [Appearance.LIGHT, Appearance.DARK])
def test_the_application_takes_the_colours(theme: Theme, qtbot: QtBot, appearance: Appearance) -> None:
    theme.use(appearance)
    assert theme.dark is (appearance is Appearance.DARK)
    palette = QGuiApplication.palette()
    assert palette.color(QPalette.ColorRole.Window) == theme.colour("bg")
    assert palette.color(QPalette.ColorRole.WindowText) == theme.colour("text")
    disabled = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
    assert disabled == theme.colour("muted")


def test_every_role_has_an_icon(theme: Theme) -> None:
    for role in ROLES:
        assert not icon(role, theme.colours["text"]).pixmap(QSize(16, 16)).isNull()


def test_the_style_sheet_asks_for_nothing_that_does_not_exist(theme: Theme) -> None:
    tokens = read_tokens()
    for name in THEMES:
        made = style_sheet(
            {
                "colours": tokens.colours[name],
                "spaces": tokens.spaces,
                "radii": tokens.radii,
                "texts": tokens.texts,
                "measures": tokens.measures,
            },
            round,
            dark=name == "sombre",
        )
        assert made.count("{") == made.count("}")


# Zoom


def test_the_zoom_goes_by_steps_and_stays_within_bounds(theme: Theme) -> None:
    seen = []
    for _ in range(len(ZOOMS) + 2):
        seen.append(theme.zoom)
        theme.step_zoom(1)
    assert tuple(seen[: len(ZOOMS)]) == ZOOMS
    assert theme.zoom == ZOOMS[-1]
    theme.use(zoom=9)
    assert theme.zoom == ZOOMS[-1]
    theme.use(zoom=0.1)
    assert theme.zoom == 1.0


def test_a_change_is_told_once_and_only_when_something_changed(theme: Theme, qtbot: QtBot) -> None:
    told: list[None] = []
    theme.changed.connect(lambda: told.append(None))
    theme.use(Appearance.DARK, 2.0)
    theme.use(Appearance.DARK, 2.0)
    assert len(told) == 1


def test_following_the_system_the_window_turns_dark_and_light_with_it(
    theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    hints = QGuiApplication.styleHints()
    window = QWidget()
    qtbot.addWidget(window)
    theme.dress(window)
    told: list[bool] = []
    theme.changed.connect(lambda: told.append(theme.dark))

    def turn(scheme: Qt.ColorScheme) -> None:
        """What the desktop does; the `offscreen` platform has none that could be asked to."""
        monkeypatch.setattr(QStyleHints, "colorScheme", lambda _: scheme)
        hints.colorSchemeChanged.emit(scheme)

    def worn() -> tuple[str, bool]:
        colours = read_tokens().colours
        page = QGuiApplication.palette().color(QPalette.ColorRole.Window).name().upper()
        (look,) = [name for name in THEMES if colours[name]["bg"].upper() == page]
        return look, colours[look]["accent"] in window.styleSheet()

    turn(Qt.ColorScheme.Light)
    assert (told, worn()) == ([], ("clair", True)), "it was light already"
    turn(Qt.ColorScheme.Dark)
    assert (told, worn()) == ([True], ("sombre", True))
    turn(Qt.ColorScheme.Dark)
    assert told == [True]
    turn(Qt.ColorScheme.Unknown)
    assert (told, worn()) == ([True, False], ("clair", True)), "a system that says nothing is light"
    theme.close()
    theme.close()
    turn(Qt.ColorScheme.Dark)
    assert (told, worn()) == ([True, False], ("clair", True)), "closed, it dresses nobody any more"
    theme.use(Appearance.LIGHT)
    turn(Qt.ColorScheme.Dark)
    assert worn() == ("clair", True), "what a person chose does not follow"
    theme.use(Appearance.SYSTEM)
    assert worn() == ("sombre", True)


def test_letters_and_lengths_double_at_two_hundred_per_cent(theme: Theme) -> None:
    lengths = (theme.px(40), theme.space("large"), theme.measure("row"), theme.font().pixelSize())
    theme.use(zoom=2.0)
    doubled = (theme.px(40), theme.space("large"), theme.measure("row"), theme.font().pixelSize())
    for before, after in zip(lengths, doubled, strict=True):
        assert abs(after - 2 * before) <= 1
    assert theme.measure("line") == 75, "characters do not scale"


def test_spaces_follow_the_zoom_and_come_back_to_the_same(theme: Theme, qtbot: QtBot) -> None:
    page = QWidget()
    outer = column(theme, space="medium", margin="large")
    inner = row(theme, space="tiny")
    inner.setContentsMargins(theme.space("huge"), theme.space("tiny"), 0, 7)
    outer.addLayout(inner)
    gap = column(theme, space="tiny")
    add_gap(theme, gap)
    outer.addLayout(gap)
    wrapping = FlowLayout(theme)
    outer.addLayout(wrapping)
    page.setLayout(outer)
    qtbot.addWidget(page)

    def lengths() -> list[int]:
        margins = inner.contentsMargins()
        return [
            outer.spacing(),
            outer.contentsMargins().left(),
            inner.spacing(),
            margins.left(),
            margins.top(),
            margins.bottom(),
            gap.sizeHint().height(),
            wrapping.spacing(),
        ]

    before = lengths()
    theme.use(zoom=2.0)
    assert lengths() == [2 * length for length in before]
    for _ in ZOOMS:
        theme.step_zoom(-1)
    for _ in ZOOMS:
        theme.step_zoom(1)
    theme.use(zoom=1.0)
    assert lengths() == before


def test_a_space_that_a_page_changed_meanwhile_is_kept_in_proportion(theme: Theme, qtbot: QtBot) -> None:
    layout = row(theme, space="small")
    page = QWidget()
    page.setLayout(layout)
    qtbot.addWidget(page)
    layout.setSpacing(20)
    theme.use(zoom=1.5)
    assert layout.spacing() == 30


def test_badges_icons_and_links_follow_the_theme_and_the_zoom(theme: Theme, qtbot: QtBot) -> None:
    page = QWidget()
    layout = QHBoxLayout(page)
    badge = Badge(theme, "À régler", "block", "danger")
    pressed = button(theme, "Publier", role="publish")
    link = LinkButton(theme, "Ouverture du parc Sophie-Masson", lambda: None)
    for widget in (badge, pressed, link, label("Texte")):
        layout.addWidget(widget)
    shown(page, qtbot, 900, 200)
    light = page.grab().toImage()
    sizes = (pressed.iconSize().width(), badge.sizeHint().height(), link.sizeHint().width())
    theme.use(Appearance.DARK, 2.0)
    assert (pressed.iconSize().width(), badge.sizeHint().height() >= 2 * sizes[1] - 2) == (2 * sizes[0], True)
    assert link.sizeHint().width() > 1.8 * sizes[2]
    assert badge.text() == "À régler"
    assert page.grab().toImage() != light
    words = badge.findChildren(QLabel)[-1]
    assert words.palette().color(words.foregroundRole()) == QColor(theme.colours["danger"])
    badge.show_state("Réglé", "pass", "success")
    assert words.palette().color(words.foregroundRole()) == QColor(theme.colours["success"])


def test_what_follows_ends_with_its_widget(theme: Theme, qtbot: QtBot) -> None:
    made = QPushButton()
    layout = row(theme)
    layout.addWidget(button(theme, "Publier", role="publish"))
    made.setLayout(layout)
    made.deleteLater()
    qtbot.wait(0)
    theme.use(Appearance.DARK, 2.0)
