"""The style sheet of the application, made from the design tokens.

A widget asks for a look by a dynamic property: `look="primary"` on a button, `look="card"` on a frame,
`look="muted"` on a label… The complete list is in this file. A label takes the colour of any token by `ink="warning"`: a style sheet of its own would cost one more style, which outlives the label.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from desktop import paths

_TEMPLATE = """
QWidget {{ color: {text}; font-size: {body}; }}
QMainWindow, QWidget[look="page"], QDialog {{ background: {bg}; }}
QToolTip {{ background: {raised}; color: {text}; border: 1px solid {border}; padding: {s_tiny} {s_small}; }}

QLabel[look="page"] {{ font-size: {t_page}; font-weight: 600; }}
QLabel[look="section"] {{ font-size: {t_section}; font-weight: 600; }}
QLabel[look="strong"] {{ font-weight: 600; }}
QLabel[look="muted"] {{ color: {muted}; font-size: {t_secondary}; }}
QLabel[look="caption"] {{ color: {muted}; font-size: {t_caption}; }}
QLabel[look="danger"] {{ color: {danger}; }}
QLabel[look="warning"] {{ color: {warning}; }}
QLabel[look="success"] {{ color: {success}; }}
QLabel[look="policy"] {{ color: {policy}; }}
QLabel:disabled, QCheckBox:disabled, QRadioButton:disabled {{ color: {muted}; }}

QFrame[look="card"] {{ background: {surface}; border: 1px solid {border}; border-radius: {r_large}; }}
QFrame[look="panel"] {{ background: {surface}; border: none; }}
QFrame[look="raised"] {{ background: {raised}; border: 1px solid {border}; border-radius: {r_large}; }}
QFrame[look="floating"] {{
    background: {raised}; border: 1px solid {strong_border}; border-radius: {r_large};
}}
QFrame[look="line"] {{ background: {border}; border: none; max-height: 1px; min-height: 1px; }}
QFrame[look="column"] {{ background: {border}; border: none; max-width: 1px; min-width: 1px; }}
QFrame[look="info"] {{ background: {info_soft}; border: 1px solid {info}; border-radius: {r_medium}; }}
QFrame[look="success"] {{ background: {success_soft}; border: 1px solid {success}; border-radius: {r_medium}; }}
QFrame[look="warning"] {{ background: {warning_soft}; border: 1px solid {warning}; border-radius: {r_medium}; }}
QFrame[look="danger"] {{ background: {danger_soft}; border: 1px solid {danger}; border-radius: {r_medium}; }}
QFrame[look="policy"] {{ background: {policy_soft}; border: 1px solid {policy}; border-radius: {r_medium}; }}
QFrame[look="banner"] {{ background: {policy_soft}; border: none; border-bottom: 1px solid {border}; }}
QFrame[look="demo"] {{ background: {warning_soft}; border: none; border-bottom: 1px solid {border}; }}
QFrame[look="foot"] {{ background: {surface}; border: none; border-top: 1px solid {border}; }}
QFrame[look="plate"] {{ background: #FFFFFF; border: 1px solid {border}; border-radius: {r_large}; }}
QFrame[look="topbar"] {{ background: {surface}; border: none; border-bottom: 1px solid {border}; }}

/* A label is a frame too: it takes the colour of its look, never the box. */
QLabel[look="page"], QLabel[look="danger"], QLabel[look="warning"], QLabel[look="success"], QLabel[look="policy"] {{
    background: transparent; border: none;
}}

/* Each of them frames itself when it has the focus: the style's own frame would cover the words. */
QPushButton, QToolButton, QCheckBox, QRadioButton, QComboBox, QTabBar {{ outline: none; }}

QPushButton, QToolButton {{
    background: {surface}; border: 1px solid {strong_border}; border-radius: {r_medium};
    padding: {b_pad} {s_medium}; min-height: {b_height};
}}
QToolButton {{ padding: {b_pad} {s_small}; }}
QPushButton:hover, QToolButton:hover {{ background: {hover}; }}
QPushButton:checked, QToolButton:checked {{ background: {selection}; border-color: {accent}; }}
QPushButton:focus, QToolButton:focus {{ border: 2px solid {accent}; padding: {b_pad_in} {s_medium_in}; }}
QToolButton:focus {{ padding: {b_pad_in} {s_small_in}; }}
QPushButton:disabled, QToolButton:disabled {{ color: {muted}; border-color: {border}; background: {bg}; }}
QPushButton[look="primary"] {{
    background: {accent}; color: {on_accent}; border: 1px solid {accent}; font-weight: 600;
}}
QPushButton[look="primary"]:hover {{ background: {accent_hover}; }}
/* It draws its own ring inside, `PrimaryButton`: a border of two lines would be drawn without its corners. */
QPushButton[look="primary"]:focus {{ border: 1px solid {accent}; padding: {b_pad} {s_medium}; }}
QPushButton[look="primary"]:disabled {{ background: {hover}; color: {muted}; border-color: {border}; }}
QPushButton[look="danger"] {{ color: {danger}; border-color: {danger}; }}
QPushButton[look="danger"]:disabled {{ color: {muted}; border-color: {border}; }}
QPushButton[look="quiet"], QToolButton[look="quiet"] {{ background: transparent; border: 1px solid transparent; }}
QPushButton[look="quiet"]:hover, QToolButton[look="quiet"]:hover {{ background: {hover}; }}
QPushButton[look="quiet"]:focus, QToolButton[look="quiet"]:focus {{ border: 2px solid {accent}; }}
QPushButton[look="quiet"]:checked, QToolButton[look="quiet"]:checked {{
    background: {selection}; border-color: transparent;
}}
QPushButton[look="quiet"]:checked:focus, QToolButton[look="quiet"]:checked:focus {{ border-color: {accent}; }}
QToolButton[look="fold"] {{
    background: transparent; border: 1px solid transparent; padding: 0 {s_tiny}; min-height: {b_height};
}}
QToolButton[look="fold"]:checked {{ background: transparent; border-color: transparent; }}
QToolButton[look="fold"]:hover {{ background: {hover}; }}
QToolButton[look="fold"]:focus {{ border: 2px solid {accent}; padding: 0 {s_tiny}; }}
QToolButton[look="fold"][alone="true"], QToolButton[look="fold"][alone="true"]:focus {{ padding: 0; }}
QToolButton[look="fold"]:disabled {{ background: transparent; border-color: transparent; }}
QPushButton[look="link"] {{
    background: transparent; border: 1px solid transparent; color: {accent}; text-align: left;
    padding: 0 {s_tiny}; min-height: {link_height};
}}
QPushButton[look="link"]:hover {{ text-decoration: underline; }}
QPushButton[look="link"]:focus {{ border: 1px solid {accent}; padding: 0 {s_tiny}; }}
QPushButton[look="link"]:disabled {{ background: transparent; border-color: transparent; color: {muted}; }}
QPushButton[look="choice"] {{ background: {surface}; border: 1px solid {border}; padding: 0; text-align: left; }}
QPushButton[look="choice"]:hover {{ background: {hover}; }}
QPushButton[look="choice"]:checked {{ background: {selection}; border: 1px solid {accent}; }}
QPushButton[look="choice"]:checked QLabel[look="muted"] {{ color: {text}; }}
QPushButton[look="choice"]:focus {{ border: 2px solid {accent}; }}
QPushButton::menu-indicator, QToolButton::menu-indicator {{ width: 0; }}

QFrame[look="rail"] {{ background: {rail}; border: none; }}
QFrame[look="rail"] QLabel {{ color: {rail_text}; }}
QFrame[look="rail"] QPushButton {{
    background: transparent; color: {rail_text}; border: 2px solid transparent; text-align: left;
    padding: {s_small} {s_medium}; min-height: {rail_height}; border-radius: {r_medium};
}}
QFrame[look="rail"] QPushButton:hover {{ background: {rail_active}; }}
QFrame[look="rail"] QPushButton[folded="true"] {{ text-align: center; padding: {s_small} 0; }}
QFrame[look="rail"] QPushButton:checked {{ background: {rail_active}; color: #FFFFFF; font-weight: 600; }}
QFrame[look="rail"] QPushButton:focus {{ border: 2px solid {rail_text}; }}

QLineEdit, QComboBox, QDateEdit, QTimeEdit, QDateTimeEdit, QSpinBox, QAbstractSpinBox {{
    background: {surface}; border: 1px solid {strong_border}; border-radius: {r_medium};
    padding: {f_pad} {s_small}; min-height: {f_height}; selection-background-color: {selection};
    selection-color: {text}; placeholder-text-color: {muted};
}}
/* As high as the fields beside it: Qt gives it three pixels more, at any zoom. */
QAbstractSpinBox {{ min-height: {spin_height}; }}
QPlainTextEdit, QTextEdit {{
    background: {surface}; border: 1px solid {strong_border}; border-radius: {r_medium};
    padding: {s_tiny}; selection-background-color: {selection}; selection-color: {text};
    placeholder-text-color: {muted};
}}
QTextBrowser {{ background: {surface}; border: none; }}
QLineEdit:focus, QComboBox:focus, QPlainTextEdit:focus, QTextEdit:focus, QAbstractSpinBox:focus {{
    border: 2px solid {accent};
}}
QLineEdit[invalid="true"], QPlainTextEdit[invalid="true"] {{ border: 2px solid {danger}; }}
/* A wider border takes from what is around the words: nothing moves. */
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus, QLineEdit[invalid="true"] {{
    padding: {f_pad_in} {s_small_in};
}}
QLineEdit:disabled, QComboBox:disabled, QPlainTextEdit:disabled, QAbstractSpinBox:disabled {{
    color: {muted}; background: {bg}; border-color: {border};
}}
QLineEdit[inherited="true"], QPlainTextEdit[inherited="true"] {{ color: {muted}; background: {bg}; }}
QLineEdit[look="writing"], QPlainTextEdit[look="writing"] {{ font-size: {t_writing}; border: none; }}
QPlainTextEdit[look="title"] {{
    font-size: {t_page}; font-weight: 600; border: none; border-bottom: 1px solid {border}; border-radius: 0;
}}
QPlainTextEdit[look="title"]:focus {{ border: none; border-bottom: 2px solid {accent}; }}
QLineEdit[look="title"] {{ font-size: {t_page}; font-weight: 600; border: none; border-radius: 0; }}
QComboBox::drop-down, QDateEdit::drop-down, QDateTimeEdit::drop-down {{ border: none; width: {s_huge}; }}
QComboBox::down-arrow, QDateEdit::down-arrow, QDateTimeEdit::down-arrow, QAbstractSpinBox::down-arrow {{
    image: url({down}); width: {arrow}; height: {arrow};
}}
QAbstractSpinBox::up-arrow {{ image: url({up}); width: {arrow}; height: {arrow}; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{
    background: transparent; border: none; width: {s_huge};
}}
QComboBox QAbstractItemView {{
    background: {raised}; border: 1px solid {border}; selection-background-color: {selection};
    selection-color: {text}; outline: none;
}}

QCheckBox, QRadioButton {{ spacing: {s_small}; min-height: {check_height}; }}
QCheckBox::indicator, QRadioButton::indicator {{ width: {indicator}; height: {indicator}; }}
QCheckBox::indicator, QRadioButton::indicator {{ border: 1px solid {strong_border}; background: {surface}; }}
QCheckBox::indicator {{ border-radius: {r_small}; }}
QRadioButton::indicator {{ border-radius: {indicator_radius}; }}
QCheckBox::indicator:hover, QRadioButton::indicator:hover {{ border-color: {accent}; }}
QCheckBox::indicator:checked {{ border-color: {accent}; background: {accent}; image: url("{check_image}"); }}
QRadioButton::indicator:checked {{
    border: {indicator_ring} solid {accent}; background: {on_accent}; width: {ring_inside}; height: {ring_inside};
}}
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {{ background: {bg}; }}
QCheckBox::indicator:checked:disabled {{ background: {muted}; border-color: {muted}; }}
QCheckBox, QRadioButton {{ padding-right: {s_tiny}; border: 1px solid transparent; }}
/* Its words are beside it: the frame of the focus stays around the box. */
QCheckBox[look="bare"] {{ spacing: {s_tiny}; padding-right: 0; }}
QCheckBox:focus, QRadioButton:focus {{ border: 1px solid {accent}; border-radius: {r_small}; }}

QTableView, QListView, QTreeView, QListWidget, QTableWidget {{
    background: {surface}; alternate-background-color: {surface}; border: 1px solid {border};
    border-radius: {r_medium}; gridline-color: {border}; outline: none;
    selection-background-color: {selection}; selection-color: {text};
}}
QTableView::item, QListView::item, QTreeView::item {{ padding: 0 {s_small}; }}
/* The first line, when it is chosen, stays inside the round corners. */
QListWidget {{ padding: {list_pad}; }}
QTableView:focus, QListView:focus, QTreeView:focus {{ border: 1px solid {accent}; }}
QHeaderView {{ background: transparent; }}
QHeaderView::section {{
    background: transparent; color: {muted}; border: none; border-bottom: 1px solid {border};
    padding: {s_small} {header_pad}; font-size: {t_secondary}; font-weight: 600;
}}

QTabWidget::pane {{ border: none; border-top: 1px solid {border}; }}
QTabBar {{ background: transparent; }}
QTabBar::tab {{
    background: transparent; color: {muted}; padding: {s_small} {s_large}; border: 1px solid transparent;
    border-bottom: 2px solid transparent; min-height: {check_height};
}}
QTabBar::tab:selected {{ color: {text}; border-bottom: 2px solid {accent}; font-weight: 600; }}
QTabBar::scroller {{ width: {check_height}; }}
QTabBar QToolButton {{ background: {surface}; border: 1px solid {border}; padding: 0; min-height: 0; }}
QTabBar QToolButton::left-arrow {{ image: url({left}); width: {arrow}; height: {arrow}; }}
QTabBar QToolButton::right-arrow {{ image: url({right}); width: {arrow}; height: {arrow}; }}
QLineEdit QToolButton {{ min-width: 0; min-height: 0; padding: 0; border: none; background: transparent; }}
QTabBar::tab:hover {{ color: {text}; }}
QTabBar::tab:focus {{ border: 1px solid {accent}; border-bottom: 2px solid {accent}; }}

QMenu {{ background: {raised}; border: 1px solid {border}; padding: {s_tiny}; }}
QMenu::item {{ padding: {s_small} {s_large}; border-radius: {r_small}; }}
QMenu::item:selected {{ background: {selection}; color: {text}; }}
QMenu::item:disabled {{ color: {muted}; }}
QMenu::separator {{ height: 1px; background: {border}; margin: {s_tiny}; }}

QScrollArea {{ background: transparent; border: none; }}
QScrollArea QWidget[look="inside"] {{ background: transparent; }}
QScrollBar:vertical {{ background: transparent; width: {bar}; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: {bar}; margin: 0; }}
QScrollBar::handle {{ background: {strong_border}; border-radius: {r_small}; margin: 2px; }}
/* Words never touch the bar beside them. */
QScrollBar::handle:vertical {{ min-height: {s_huge}; margin: 2px 1px 2px {bar_gap}; border-radius: {bar_radius}; }}
QScrollBar::handle:horizontal {{ min-width: {s_huge}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}

QProgressBar {{
    background: {hover}; border: none; border-radius: {r_small}; max-height: {s_small}; text-align: center;
}}
QProgressBar::chunk {{ background: {accent}; border-radius: {r_small}; }}
QSplitter::handle {{ background: {border}; }}
QSplitter::handle:horizontal {{ width: 1px; }}
QSplitter::handle:vertical {{ height: 1px; }}
QGroupBox {{ border: none; margin-top: {s_huge}; font-weight: 600; }}
QGroupBox::title {{ subcontrol-origin: margin; left: 0; }}
"""


def style_sheet(tokens: Mapping[str, Mapping[str, Any]], px: Callable[[float], int], *, dark: bool) -> str:
    """The style sheet for the colours of `tokens`; `px` turns a length at 100 % into pixels."""
    values: dict[str, str] = dict(tokens["colours"])
    values |= {f"s_{name}": f"{px(length)}px" for name, length in tokens["spaces"].items()}
    values |= {f"r_{name}": f"{px(length)}px" for name, length in tokens["radii"].items()}
    values |= {f"t_{name}": f"{px(length)}px" for name, length in tokens["texts"].items()}
    control = tokens["measures"]["control"]
    values |= {
        "body": f"{px(tokens['texts']['body'])}px",
        "b_pad": f"{px(3)}px",
        "b_pad_in": f"{max(px(3) - 1, 0)}px",
        "s_medium_in": f"{px(12) - 1}px",
        "s_small_in": f"{px(8) - 1}px",
        "b_height": f"{px(control - 8)}px",
        "f_pad": f"{px(3)}px",
        "f_pad_in": f"{max(px(3) - 1, 0)}px",
        "f_height": f"{px(control - 8)}px",
        "spin_height": f"{px(control - 8) - 3}px",
        "rail_height": f"{px(22)}px",
        "link_height": f"{px(20)}px",
        "check_height": f"{px(22)}px",
        "indicator": f"{px(16)}px",
        # A ring inside the same square: the indicator's size leaves its border out.
        "indicator_radius": f"{px(16) // 2 + 1}px",
        "indicator_ring": f"{px(5)}px",
        "ring_inside": f"{max(px(16) + 2 - 2 * px(5), 1)}px",
        "check_image": _drawing("coche", dark=dark),
        "bar": f"{px(12)}px",
        "bar_gap": f"{px(4)}px",
        "bar_radius": f"{px(3)}px",  # more than half of what is left would be drawn square
        "arrow": f"{px(12)}px",
        "header_pad": f"{px(8) + 3}px",
        "list_pad": f"{px(2)}px",
        "down": _drawing("bas", dark=dark),
        "up": _drawing("haut", dark=dark),
        "left": _drawing("gauche", dark=dark),
        "right": _drawing("droite", dark=dark),
    }
    inks = (f'QLabel[ink="{name}"] {{ color: {colour}; }}\n' for name, colour in tokens["colours"].items())
    return _TEMPLATE.format(**values) + "".join(inks)


def _drawing(name: str, *, dark: bool) -> str:
    """The address of a small drawing that the style sheet shows, in the colour of the theme."""
    return (paths.resources() / "themes" / f"{name}-{'sombre' if dark else 'clair'}.svg").as_posix()
