"""« Pourquoi »: the articles that a point rests on, quoted word for word, folded until they are asked for."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, QTimer

from desktop.services.policy_articles import PolicyArticle, cited
from desktop.ui.theme import Theme
from desktop.ui.widgets.fold import Fold
from desktop.ui.widgets.labels import label


class Whys(QObject):
    """The folds of one list of points. When the list is made again, those that were open stay open."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._articles: Mapping[str, PolicyArticle] = {}
        self._folds: dict[str, Fold] = {}
        self._open: frozenset[str] = frozenset()
        self._focused = ""

    def use_articles(self, articles: Mapping[str, PolicyArticle]) -> None:
        """The articles to quote, from the next list on."""
        self._articles = articles

    def begin(self) -> None:
        """The list is about to be cleared and made again."""
        self._open = frozenset(key for key, fold in self._folds.items() if fold.is_open)
        self._focused = next((key for key, fold in self._folds.items() if fold.head.hasFocus()), "")
        self._folds = {}

    def fold(self, key: str, numbers: str | None, about: str) -> Fold | None:
        """The articles named by `numbers` (`8, 24`); None when there is none to quote.

        `key` tells one point from the others of the list, `about` says which one it is to whoever listens.
        """
        articles = tuple(cited(self._articles, numbers))
        if not articles:
            return None
        made = Fold(self._theme, self.tr("Pourquoi"), is_open=key in self._open)
        named = ", ".join(article.number for article in articles)
        made.head.setAccessibleName(self.tr("Pourquoi, {0} (art. {1})").format(about, named))
        for article in articles:
            title = self.tr("Politique, article {0}\u00a0: {1}").format(article.number, article.title)
            made.body.addWidget(label(title, "strong", wrap=True))
            made.body.addWidget(label(article.text, "muted", wrap=True))
        self._folds[key] = made
        if key == self._focused:
            QTimer.singleShot(0, made.head, made.head.setFocus)
        return made
