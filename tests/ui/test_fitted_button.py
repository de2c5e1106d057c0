"""A button whose words are too long for its column."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot
from showing import shown

from desktop.ui.theme import Theme
from desktop.ui.widgets.fitted_button import FittedButton

WHOLE, SHORT = "Remplacer par «\u00a0mercredi 30 juin 2027\u00a0»", "«\u00a0mercredi 30 juin 2027\u00a0»"


@pytest.mark.parametrize(("wide", "said"), [(600, WHOLE), (240, SHORT)])
def test_what_matters_is_what_remains_when_there_is_little_room(
    theme: Theme, qtbot: QtBot, wide: int, said: str
) -> None:
    made = FittedButton(WHOLE, WHOLE, SHORT)
    shown(made, qtbot, wide, 40)
    made.resize(wide, 40)
    assert made.text() == said
    assert made.accessibleName() == WHOLE
    assert made.toolTip() == ("" if said == WHOLE else WHOLE)
