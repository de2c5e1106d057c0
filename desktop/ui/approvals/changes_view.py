"""« Ce qui a changé »: dates, media, words, images and links, against an earlier version."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame, QWidget

from desktop.editorial.differences import ImageDifference, are_equal, word_differences
from desktop.editorial.post import Channel, ImageUse
from desktop.editorial.post_differences import ChannelDifferences, FactDifference, PostDifferences
from desktop.ui.theme import Theme
from desktop.ui.widgets.difference_view import DifferenceView
from desktop.ui.widgets.frames import card, clear, column, row, scrolling
from desktop.ui.widgets.held import Column
from desktop.ui.widgets.labels import Badge, label


def tr(text: str) -> str:
    """A text of this view in the language of the interface."""
    return QCoreApplication.translate("ChangesView", text)


class ChangesView(QWidget):
    """Shows a `PostDifferences`, only the channels that changed. Scrolls by itself unless `inside` a page."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, inside: bool = False) -> None:
        super().__init__(parent)
        self._theme = theme
        self._page = column(theme, space="medium", margin=None if inside else "large")
        whole = Column(self)
        whole.setContentsMargins(0, 0, 0, 0)
        if inside:
            whole.addLayout(self._page)
            return
        content = QWidget()
        content.setLayout(self._page)
        whole.addWidget(scrolling(content, tr("Ce qui a changé")))

    def show_differences(self, differences: PostDifferences, since: str = "") -> None:
        """Show what changed; `since` says against which version."""
        clear(self._page)
        if since:
            self._page.addWidget(label(tr("Ce qui a changé {0}").format(since), "muted", wrap=True))
        if not differences:
            self._page.addWidget(label(tr("Rien n’a changé dans ce qui sera publié."), wrap=True))
        else:
            self._page.addWidget(self._legend())
        self._add_shared(differences)
        new = {*differences.added}
        changed = [channel for channel in differences.channels if channel or channel.channel in new]
        for group in alike(changed, new):
            self._page.addWidget(self._channels(group, added=group[0].channel in new))
        self._page.addStretch(1)

    def show_sentence(self, sentence: str) -> None:
        """Say why there is nothing to compare."""
        clear(self._page)
        self._page.addWidget(label(sentence, "muted", wrap=True))
        self._page.addStretch(1)

    def _legend(self) -> QWidget:
        holder = QWidget()
        line = row(self._theme, space="large")
        for text in (("", tr("ajouté")), (tr("retiré"), "")):
            sample = DifferenceView(self._theme, tr("Légende"))
            sample.show_pieces(word_differences(*text))
            sample.setFixedWidth(sample.fontMetrics().horizontalAdvance("ajouté") + self._theme.px(12))
            sample.setFocusPolicy(sample.focusPolicy().NoFocus)
            line.addWidget(sample)
        line.addStretch(1)
        holder.setLayout(line)
        return holder

    def _add_shared(self, differences: PostDifferences) -> None:
        lines = [fact_in_words(fact) for fact in differences.facts]
        lines += [tr("Média ajouté\u00a0: {0}.").format(channel.label) for channel in differences.added]
        lines += [tr("Média retiré\u00a0: {0}.").format(channel.label) for channel in differences.removed]
        if not lines:
            return
        made, layout = card(self._theme)
        layout.addWidget(label(tr("La publication"), "strong"))
        for line in lines:
            layout.addWidget(label(line, wrap=True))
        self._page.addWidget(made)

    def _channels(self, group: list[ChannelDifferences], *, added: bool) -> QFrame:
        """One card for the channels that changed alike: most inherit the text of the site."""
        found = group[0]
        made, layout = card(self._theme)
        names = ", ".join(channel.channel.label for channel in group)
        layout.addWidget(label(names, "strong", wrap=True))
        if added:
            layout.addWidget(Badge(self._theme, tr("Nouveau média"), "add", "info"))
        if not are_equal(found.title) or added:
            layout.addWidget(label(tr("Titre"), "caption"))
            layout.addWidget(self._words(tr("Titre"), found.title))
        if not are_equal(found.body) or added:
            layout.addWidget(label(tr("Texte"), "caption"))
            layout.addWidget(self._words(tr("Texte"), found.body))
        for line in image_lines(found.images):
            layout.addWidget(label(line, wrap=True))
        for link in found.links_added:
            layout.addWidget(label(tr("Lien ajouté\u00a0: {0}").format(link), wrap=True))
        for link in found.links_removed:
            layout.addWidget(label(tr("Lien retiré\u00a0: {0}").format(link), wrap=True))
        for fact in (*((found.account,) if found.account is not None else ()), *found.video):
            layout.addWidget(label(fact_in_words(fact), wrap=True))
        return made

    def _words(self, name: str, pieces: object) -> DifferenceView:
        shown = DifferenceView(self._theme, name)
        shown.show_pieces(pieces, tr("(aucun texte)"))  # type: ignore[arg-type]
        return shown


def alike(changed: list[ChannelDifferences], new: set[Channel]) -> list[list[ChannelDifferences]]:
    """The channels grouped by what changed in them, in order; those of `new` apart."""
    groups: dict[object, list[ChannelDifferences]] = {}
    for channel in changed:
        same = replace(channel, channel=Channel.WEBSITE)
        groups.setdefault((channel.channel in new, same), []).append(channel)
    return list(groups.values())


def fact_in_words(fact: FactDifference) -> str:
    """`Date prévue : 12 mai 2026, au lieu de 11 mai 2026.`"""
    if not fact.before:
        return tr("{0}\u00a0: {1} (ajouté).").format(fact.label, fact.after)
    if not fact.after:
        return tr("{0}\u00a0: {1} (retiré).").format(fact.label, fact.before)
    return tr("{0}\u00a0: {1}, au lieu de {2}.").format(fact.label, fact.after, fact.before)


def image_lines(images: tuple[ImageDifference, ...]) -> list[str]:
    """What changed in each image, one sentence each."""
    lines = []
    for image in images:
        if image.before is None:
            lines.append(tr("Image ajoutée\u00a0: {0}.").format(_name(image.after)))
        elif image.after is None:
            lines.append(tr("Image retirée\u00a0: {0}.").format(_name(image.before)))
        else:
            changed = [_field(name, image.before, image.after) for name in image.changed]
            changed += [tr("autre place")] if image.moved else []
            lines.append(tr("Image {0}\u00a0: {1}.").format(_name(image.after), "; ".join(changed)))
    return lines


def _name(use: ImageUse | None) -> str:
    said = use.alt if use is not None else ""
    return f"«\u00a0{said}\u00a0»" if said else tr("sans description")


def _field(name: str, before: ImageUse, after: ImageUse) -> str:
    if name == "alt":
        return tr("texte de remplacement «\u00a0{0}\u00a0», au lieu de «\u00a0{1}\u00a0»").format(
            after.alt, before.alt
        )
    if name == "credit":
        return tr("mention «\u00a0{0}\u00a0», au lieu de «\u00a0{1}\u00a0»").format(
            after.credit or tr("aucune"), before.credit or tr("aucune")
        )
    return {
        "crop": tr("recadrée autrement"),
        "logo": tr("logo ajouté") if after.logo else tr("logo retiré"),
        "decorative": tr("dite décorative") if after.decorative else tr("n’est plus dite décorative"),
        "credit_where": tr("mention placée ailleurs"),
        "people_reviewed": tr("personnes reconnaissables revues")
        if after.people_reviewed
        else tr("personnes reconnaissables à revoir"),
    }.get(name, name)
