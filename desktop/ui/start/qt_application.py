"""Qt's application, in the style that the theme dresses, speaking the French of Québec."""

from __future__ import annotations

import sys

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication


def make_qt() -> QApplication:
    """The one `QApplication` of the process."""
    # `setStyle` would say the same, and make Python's class of styles on the way: 4 ms.
    qt = QApplication([*sys.argv[:1], "-style", "Fusion"])
    qt.setApplicationName("Bon à tirer")
    qt.setOrganizationName("bon-a-tirer")
    QLocale.setDefault(QLocale(QLocale.Language.French, QLocale.Country.Canada))
    translator = QTranslator(qt)
    if translator.load("qtbase_fr", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        qt.installTranslator(translator)
    return qt
