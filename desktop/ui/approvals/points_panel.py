"""The right column: gates with their verdicts, justifications, images with their rights, decisions, comments."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFrame, QWidget

from desktop.editorial.civil_dates import french_moment
from desktop.editorial.gates.verdict import Verdict
from desktop.services.current_verdicts import CurrentVerdicts
from desktop.services.decision_file import DecisionFile, MadeDecision
from desktop.services.decision_images import JudgedImage
from desktop.services.decision_points import AnsweredPoint, GateLine
from desktop.services.election_checklist import Confirmed
from desktop.services.external_links import LINK_WORDS, SeenLink
from desktop.services.policy_articles import PolicyArticle
from desktop.ui.approvals.comments_panel import CommentsPanel
from desktop.ui.approvals.contested_points import answered_in_words, changed_since
from desktop.ui.approvals.whys import Whys
from desktop.ui.theme import Theme
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.fold import Fold
from desktop.ui.widgets.frames import clear, column, frame, line, scrolling
from desktop.ui.widgets.labels import Badge, label
from desktop.ui.widgets.picture import Picture
from desktop.ui.widgets.post_words import channels_label
from desktop.ui.widgets.said import Said

_THUMBNAIL = 132
"""Pixels of the longer side at 100 %."""

_LOOKS = {
    Verdict.BLOCKS: ("block", "danger"),
    Verdict.WARNS: ("warning", "warning"),
    Verdict.PASSES: ("pass", "success"),
    Verdict.NOT_APPLICABLE: ("not_applicable", "muted"),
}


class PointsPanel(QWidget):
    """What there is to know before deciding. `export_asked()` for the dossier in PDF."""

    export_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._file: DecisionFile | None = None
        self._thumbnails: dict[str, Picture] = {}
        self._gate_whys, self._waiver_whys = Whys(theme, self), Whys(theme, self)
        self._gates = Fold(theme, self.tr("Exigences"), is_open=True)
        self._waivers = Fold(theme, self.tr("Justifications"), is_open=True)
        self._images = Fold(theme, self.tr("Images et droits"), is_open=True)
        self._links = Fold(theme, self.tr("Liens externes"), is_open=True)
        self._lists = Fold(theme, self.tr("Liste de la période électorale"), is_open=True)
        self._decisions = Fold(theme, self.tr("Décisions sur cette version"), is_open=True)
        self.comments = CommentsPanel(theme)
        self.export_button = button(
            theme, self.tr("Exporter le dossier (PDF)"), self.export_asked.emit, role="print"
        )
        inside = QWidget()
        page = column(theme, space="medium", margin="medium")
        for part in (self._decisions, self._gates, self._waivers, self._lists, self._links, self._images):
            page.addWidget(part)
        page.addWidget(line())
        page.addWidget(self.comments)
        page.addWidget(line())
        page.addWidget(self.export_button)
        page.addStretch(1)
        inside.setLayout(page)
        whole = column(theme)
        whole.addWidget(scrolling(inside, self.tr("Points à lire avant de décider")))
        self.setLayout(whole)

    def use_articles(self, articles: Mapping[str, PolicyArticle]) -> None:
        """The articles to quote."""
        self._gate_whys.use_articles(articles)
        self._waiver_whys.use_articles(articles)

    def show_file(self, shown: DecisionFile) -> None:
        """Show what was judged when the post was submitted; `show_current` says what it is now."""
        self._file = shown
        self._show_gates(
            shown.points.gates,
            self.tr("À la soumission. Nouvelle vérification en cours…"),
            shown.points.unchecked,
        )
        compared = shown.compared
        self._show_waivers(shown.points.waived, compared.answers if compared is not None else frozenset())
        self._show_lists(shown.lists)
        self._show_links(shown.links)
        self._show_images(shown.images)
        self._show_decisions(shown.decisions)
        self.comments.show_comments(shown.comments)

    def show_current(self, current: CurrentVerdicts) -> None:
        """Show the gates as they answer now."""
        when = self.tr("Revérifié le {0}.").format(french_moment(current.at))
        self._show_gates(current.gates, when, current.unchecked)

    def not_verified(self, why: str) -> None:
        """Say that the gates could not be judged again: silence would look like success."""
        if self._file is not None:
            self._show_gates(self._file.points.gates, why, self._file.points.unchecked)

    def show_thumbnail(self, sha: str, image: QImage) -> None:
        """Show the picture of a rendition, once it was read."""
        shown = self._thumbnails.get(sha)
        if shown is not None:
            shown.show_image(image)

    def wanted_thumbnails(self) -> tuple[str, ...]:
        """The renditions whose picture is shown."""
        return tuple(self._thumbnails)

    def _show_gates(self, gates: tuple[GateLine, ...], when: str, unchecked: tuple[str, ...]) -> None:
        self._gate_whys.begin()
        clear(self._gates.body)
        self._gates.body.addWidget(label(when, "caption", wrap=True))
        if unchecked:
            said = self.tr("Une partie n’a pas pu l’être\u00a0: {0}.").format(", ".join(unchecked))
            self._gates.body.addWidget(Badge(self._theme, self.tr("Non vérifié"), "unchecked", "warning"))
            self._gates.body.addWidget(label(said, wrap=True))
        quiet = [gate for gate in gates if not gate.verdict.rank]
        loud = [gate for gate in gates if gate.verdict.rank]
        told: dict[str, GateLine] = {}
        for gate in loud:
            self._gates.body.addWidget(self._gate(gate, told))
        passing = dict.fromkeys(gate.label for gate in quiet if gate.verdict is Verdict.PASSES)
        if passing:
            count = self.tr("{0} exigences respectées").format(len(passing))
            said = count if len(passing) > 1 else self.tr("1 exigence respectée")
            self._gates.body.addWidget(Badge(self._theme, said, *_LOOKS[Verdict.PASSES]))
            self._gates.body.addWidget(label(", ".join(passing) + ".", "muted", wrap=True))
        apart = dict.fromkeys(
            gate.label
            for gate in quiet
            if gate.verdict is Verdict.NOT_APPLICABLE and gate.label not in passing
        )
        if apart:
            said = self.tr("Sans objet\u00a0: {0}.").format(", ".join(apart))
            self._gates.body.addWidget(label(said, "muted", wrap=True))
        self._gates.summarise(self._summary(loud))

    def _summary(self, loud: list[GateLine]) -> str:
        blocks = len({gate.label for gate in loud if gate.verdict is Verdict.BLOCKS})
        warns = len({gate.label for gate in loud if gate.verdict is Verdict.WARNS})
        said = [
            self.tr("1 blocage") if blocks == 1 else self.tr("{0} blocages").format(blocks),
            self.tr("1 avertissement") if warns == 1 else self.tr("{0} avertissements").format(warns),
        ]
        return ", ".join(text for text, count in zip(said, (blocks, warns), strict=True) if count)

    def _gate(self, gate: GateLine, told: dict[str, GateLine]) -> QWidget:
        """One gate with its reasons; a reason that another gate `told` of the same media is not written twice."""
        holder = QWidget()
        layout = column(self._theme, space="tiny")
        article = self.tr(" (art. {0})").format(gate.article) if gate.article else ""
        verdict = self.tr("bloque") if gate.verdict is Verdict.BLOCKS else self.tr("avertit")
        named = f"{gate.label}{article}\u00a0: {verdict}"
        layout.addWidget(Said(self._theme, named, *_LOOKS[gate.verdict]))
        for reason in gate.reasons:
            first = told.setdefault(reason, gate)
            if first.label != gate.label and set(gate.channels) <= set(first.channels):
                same = self.tr("Même point que sous «\u00a0{0}\u00a0».").format(first.label)
                layout.addWidget(label(same, "muted", wrap=True))
            else:
                layout.addWidget(label(reason, wrap=True))
        if self._file is not None and len(gate.channels) < len(self._file.nodes):
            layout.addWidget(label(channels_label(map(str, gate.channels)), "muted", wrap=True))
        version = self._file.revision if self._file is not None else ""
        key = " ".join((version, gate.name, *map(str, gate.channels)))
        why = self._gate_whys.fold(key, gate.article, gate.label)
        if why is not None:
            layout.addWidget(why)
        holder.setLayout(layout)
        return holder

    def _show_waivers(self, waived: tuple[AnsweredPoint, ...], new: Collection[str]) -> None:
        """The justifications; those of `new` were not those of the version compared."""
        self._waiver_whys.begin()
        clear(self._waivers.body)
        self._waivers.setVisible(bool(waived))
        self._waivers.summarise(str(len(waived)) if waived else "")
        for number, point in enumerate(waived, 1):
            layout = column(self._theme, space="tiny", margin="small")
            layout.addWidget(
                Said(self._theme, point.place[:1].upper() + point.place[1:], "warning", "warning")
            )
            if point.fact in new:
                layout.addWidget(Badge(self._theme, self.tr("Nouvelle"), "add", "info"))
            if point.passage:
                layout.addWidget(label(f"«\u00a0{point.passage}\u00a0»", "strong", wrap=True))
            layout.addWidget(label(point.message, wrap=True))
            said = answered_in_words(self.tr("{0} répond\u00a0: {1}"), point)
            layout.addWidget(label(said, wrap=True))
            since = changed_since(self._theme, point)
            if since is not None:
                layout.addWidget(since)
            about = self.tr("point justifié {0}").format(number)
            why = self._waiver_whys.fold(point.fact, point.article, about)
            if why is not None:
                layout.addWidget(why)
            self._waivers.body.addWidget(frame("warning", layout))

    def _show_lists(self, lists: tuple[Confirmed, ...]) -> None:
        clear(self._lists.body)
        self._lists.setVisible(bool(lists))
        for signed in lists:
            said = self.tr("{0} a regardé et confirmé le {1}\u00a0:").format(
                signed.person, french_moment(signed.at)
            )
            self._lists.body.addWidget(label(said, wrap=True))
            for sentence in signed.sentences:
                self._lists.body.addWidget(Said(self._theme, sentence, *_LOOKS[Verdict.PASSES]))

    def _show_links(self, links: tuple[SeenLink, ...]) -> None:
        clear(self._links.body)
        self._links.setVisible(bool(links))
        self._links.summarise(str(len(links)) if links else "")
        for link in links:
            layout = column(self._theme, space="tiny")
            layout.addWidget(label(link.address, "strong", wrap=True))
            if link.note is not None:
                said = self.tr("{0}\u00a0: «\u00a0{1}\u00a0»").format(link.note.person, link.note.note)
                layout.addWidget(label(said, wrap=True))
            layout.addWidget(label(self.tr(LINK_WORDS[link.state]), "muted", wrap=True))
            self._links.body.addLayout(layout)

    def _show_images(self, images: tuple[JudgedImage, ...]) -> None:
        clear(self._images.body)
        self._thumbnails = {}
        self._images.setVisible(bool(images))
        self._images.summarise(str(len(images)) if images else "")
        for image in images:
            self._images.body.addWidget(self._image(image))

    def _image(self, image: JudgedImage) -> QFrame:
        layout = column(self._theme, space="tiny", margin="small")
        picture = Picture(self._theme, self.tr("Image {0}").format(image.number), _THUMBNAIL)
        picture.setAccessibleName(self.tr("Image {0}\u00a0: {1}").format(image.number, image.use.alt))
        self._thumbnails.setdefault(image.rendition, picture)
        layout.addWidget(picture)
        for said in self._image_words(image):
            layout.addWidget(label(said, wrap=True))
        layout.addWidget(label(channels_label(map(str, image.channels)), "muted", wrap=True))
        return frame("raised", layout)

    def _image_words(self, image: JudgedImage) -> list[str]:
        use = image.use
        alt = self.tr("image décorative") if use.decorative else use.alt or self.tr("aucun")
        burned = self.tr("dans l’image") if use.credit_where == "image" else self.tr("dans le texte")
        credit = f"{use.credit} ({burned})" if use.credit else self.tr("aucune")
        return [
            self.tr("Texte de remplacement\u00a0: {0}").format(alt),
            self.tr("Mention de source\u00a0: {0}").format(credit),
            self.tr("Logo officiel\u00a0: {0}").format(self.tr("apposé") if use.logo else self.tr("absent")),
            self.tr("Droits\u00a0: {0}").format(image.rights),
            *image.people,
            *image.marks,
        ]

    def _show_decisions(self, decisions: tuple[MadeDecision, ...]) -> None:
        clear(self._decisions.body)
        self._decisions.setVisible(bool(decisions))
        for made in decisions:
            said = self.tr("{0} {1} le {2} ({3}).").format(
                made.person, made.said, french_moment(made.at), channels_label(map(str, made.channels))
            )
            self._decisions.body.addWidget(label(said, wrap=True))
            if made.comment:
                self._decisions.body.addWidget(label(f"«\u00a0{made.comment}\u00a0»", "muted", wrap=True))
