"""« Sous-titres »: the captions of a video proofread cue by cue, then saved as another file; no time ever changes."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.channels.captions import Captions
from desktop.checks.base import CheckContext, CheckReport
from desktop.checks.process.protocol import CheckRequest
from desktop.errors import Refusal
from desktop.services.caption_proofreading import (
    CaptionFinding,
    CaptionReport,
    corrected_name,
    open_captions,
    placed,
    request_of,
    save_captions,
)
from desktop.services.proofreading import context_today
from desktop.ui.editor.text.families import category_word, family_of, severity_icon, severity_word
from desktop.ui.editor.text.offsets import to_utf16
from desktop.ui.editor.text.underlines import Underlined
from desktop.ui.notices import NoticeAction
from desktop.ui.screens import Screen
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.file_choices import choose_file, choose_new_file
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.frames import card, clear, column, empty_state, frame, growing_title, row, scrolling
from desktop.ui.widgets.labels import Badge, label
from desktop.ui.workbench import Workbench
from desktop.ui.writing.cue_area import CueArea
from desktop.ui.writing.cue_list import CueList
from desktop.ui.writing.fix_words import fix_words
from desktop.ui.writing.remark_count import remark_count

_PAUSE = 350
"""Milliseconds without an edit before the file is checked again."""
_MOST_FIXES = 3
_KINDS = "Sous-titres (*.srt *.vtt)"


class CaptionsScreen(Screen):
    """One caption file at a time. `visit` takes None, or the `Path` of a file to open."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(bench, parent)
        self.captions: Captions | None = None
        self.report: CaptionReport | None = None
        self._source: Path | None = None
        self._saved: Captions | None = None
        self._context: CheckContext | None = None
        self._before: list[tuple[Captions, int]] = []
        self._typing = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._check)
        self._make_controls()
        self._lay_out()
        self.cues.picked.connect(self._show_cue)
        self.area.paragraphs.changed.connect(lambda _: self._edited())
        self.area.undone.connect(self.undo)
        self._show_state()

    def visit(self, target: object = None) -> None:
        """Show the file as it was left; a path given is opened."""
        self.bench.ask(lambda desk, _: context_today(desk), self._take_context, owner=self)
        if isinstance(target, Path):
            self.open_file(target)

    def first_focus(self) -> QWidget:
        """The list of captions, or the button that opens a file."""
        return self.cues if self.captions is not None else self.open_first

    # The file

    def open_file(self, path: Path) -> None:
        """Read a file in the background and show it; one that cannot be read leaves the page as it is."""
        self.bench.compute(
            lambda: open_captions(path), lambda captions: self._show_file(path, captions), owner=self
        )

    def save_file(self, path: Path) -> None:
        """Write the corrected captions in another file than the one that was opened."""
        captions, source = self.captions, self._source
        if captions is None:
            return

        def done(_: None) -> None:
            self._saved = captions
            self.bench.notices.succeed(
                self.tr("Sous-titres enregistrés dans «\u00a0{0}\u00a0».").format(path.name)
            )

        self.bench.compute(lambda: save_captions(captions, path, source), done, owner=self)

    def _ask_open(self) -> None:
        if path := choose_file(self, self.tr("Sous-titres"), self.tr(_KINDS)):
            self.open_file(path)

    def _ask_save(self) -> None:
        if self.captions is None:
            return
        name = corrected_name(self.captions.name)
        if path := choose_new_file(self, self.tr("Enregistrer les sous-titres"), name, self.tr(_KINDS)):
            self.save_file(path)

    def _show_file(self, path: Path, captions: Captions) -> None:
        if self.captions is not None and self.captions is not self._saved:
            left = (self._source, self.captions, self._saved)
            self.bench.notices.inform(
                self.tr("Les corrections de «\u00a0{0}\u00a0» ne sont pas enregistrées.").format(
                    self.captions.name
                ),
                NoticeAction(self.tr("Y revenir"), lambda: self._come_back(*left)),
            )
        self._put(path, captions, captions)

    def _come_back(self, source: Path | None, captions: Captions, saved: Captions | None) -> None:
        self._put(source, captions, saved)

    def _put(self, source: Path | None, captions: Captions, saved: Captions | None) -> None:
        self._source, self._saved = source, saved
        self._before.clear()
        self.captions, self.report = captions, None
        self.name.setText(
            self.tr(
                "{0} · {1} sous-titres. Les minutages ne changent pas; le fichier d’origine reste tel quel."
            ).format(captions.name, len(captions.cues))
        )
        self._pages.setCurrentIndex(1)
        for tool in (self.open_other, self.undo_button, self.step, self.save):
            tool.show()
        self.cues.setCurrentRow(-1)
        self.cues.show_captions(captions, ())
        self.cues.pick(1)
        self.cues.setFocus()
        self._check()

    # What is found

    def _take_context(self, context: CheckContext) -> None:
        if context != self._context:
            self._context = context
            self._check()

    def _check(self) -> None:
        captions, context = self.captions, self._context
        if captions is None or context is None:
            return
        self._show_state()
        key = f"sous-titres:{id(self)}"

        def ask(request: CheckRequest) -> None:
            self.bench.check(request, place, owner=self)

        def place(report: CheckReport) -> None:
            self.bench.compute(lambda: placed(captions, report), show, owner=self)

        def show(report: CaptionReport) -> None:
            if self.captions is captions:
                self._show_report(report)

        self.bench.compute(lambda: request_of(captions, context, key), ask, owner=self)

    def _show_report(self, report: CaptionReport) -> None:
        assert self.captions is not None
        self.report = report
        self.cues.show_captions(self.captions, report.findings)
        self._show_points()

    def _show_points(self) -> None:
        clear(self._points)
        for finding in self.findings_of(self.cues.currentRow() + 1):
            self._points.addWidget(self._point(finding))
        self._points.addStretch(1)
        self.area.underline(self._underlined())
        self._show_state()

    def _underlined(self) -> Iterator[tuple[int, Underlined]]:
        """What is found in the caption on show, line by line, also what begins or ends in another one."""
        captions, row_ = self.captions, self.cues.currentRow()
        if captions is None or self.report is None or row_ < 0:
            return
        for number, line in enumerate(captions.cues[row_].lines):
            words = captions.text[line.start : line.end]
            for each in self.report.findings:
                start = max(each.finding.start, line.start) - line.start
                end = min(max(each.finding.end, each.finding.start + 1), line.end) - line.start
                if start < end:
                    family = family_of(each.finding)
                    yield number, (to_utf16(words, start), to_utf16(words, end), family)

    def findings_of(self, number: int) -> tuple[CaptionFinding, ...]:
        """What was found in one caption, as it is now."""
        found = self.report.findings if self.report is not None else ()
        return tuple(finding for finding in found if finding.cue == number)

    def _show_state(self) -> None:
        self.undo_button.setEnabled(bool(self._before))
        if self.report is None:
            self.state.show_state(self.tr("Vérification en cours"), "not_applicable", "muted")
        elif self.report.unchecked:
            said = self.tr("Non vérifié\u00a0: {0}").format(", ".join(self.report.unchecked))
            self.state.show_state(said, "block", "danger")
        elif not self.report.findings:
            self.state.show_state(remark_count(0), "pass", "success")
        else:
            here = remark_count(len(self.findings_of(self.cues.currentRow() + 1)))
            found = len(self.report.findings)
            more = self.tr("{0} ici, {1} en tout").format(here, found)
            said = here if here == remark_count(found) else more
            self.state.show_state(said, "warning", "warning")
        self.step.setEnabled(bool(self.report and self.report.findings))

    def go_to_next(self) -> None:
        """Go to the next caption that has a remark; after the last, to the first."""
        numbers = sorted({finding.cue for finding in self.report.findings}) if self.report else []
        if numbers:
            current = self.cues.currentRow() + 1
            self.cues.pick(next((number for number in numbers if number > current), numbers[0]))

    def _point(self, finding: CaptionFinding) -> QWidget:
        said = finding.finding
        made, inside = card(self.theme)
        words = f"{severity_word(said.severity)}, {category_word(said.category).lower()}"
        inside.addWidget(Badge(self.theme, words, *severity_icon(said.severity)))
        if finding.words.strip():
            inside.addWidget(label(f"«\u00a0{' '.join(finding.words.split())}\u00a0»", "strong", wrap=True))
        inside.addWidget(label(said.message, wrap=True))
        pairs = list(zip(said.suggestions, finding.fixes, strict=True))[:_MOST_FIXES]
        for suggestion, changes in pairs:
            if changes:
                inside.addWidget(self._fix(finding.words, suggestion, changes))
        if pairs and not any(changes for _, changes in pairs):
            by_hand = self.tr("À répartir entre les sous-titres, à la main\u00a0: «\u00a0{0}\u00a0».").format(
                pairs[0][0]
            )
            inside.addWidget(label(by_hand, "muted", wrap=True))
        made.setAccessibleName(said.message)
        return made

    def _fix(self, words: str, suggestion: str, changes: tuple[tuple[int, int, str], ...]) -> QWidget:
        text = fix_words(words, suggestion)
        made = button(
            self.theme,
            text.replace("&", "&&"),
            functools.partial(self.correct, changes),
            role="check",
        )
        made.setAccessibleName(text)
        return made

    # What is corrected

    def correct(self, changes: tuple[tuple[int, int, str], ...]) -> None:
        """Put other words at some places of the file; one undo."""
        if self.captions is None:
            return
        try:
            captions = self.captions.replaced(changes)
        except Refusal as refusal:
            self.bench.notices.report(refusal)
            return
        self._keep()
        self._become(captions)
        self._show_cue(self.cues.currentRow() + 1)
        self._check()

    def undo(self) -> None:
        """Take back the last correction."""
        if self._before:
            captions, number = self._before.pop()
            self._become(captions)
            self.cues.pick(number)
            self._show_cue(number)
            self._check()

    def _keep(self) -> None:
        assert self.captions is not None
        self._before.append((self.captions, self.cues.currentRow() + 1))

    def _become(self, captions: Captions) -> None:
        self.captions, self.report = captions, None
        self.area.underline(())
        self.cues.show_captions(captions, ())
        self._show_state()

    def _show_cue(self, number: int) -> None:
        if self.captions is None or not 1 <= number <= len(self.captions.cues):
            return
        self._typing = False
        cue = self.captions.cues[number - 1]
        self.area.set_text(self.captions.words(cue))
        self.area.setReadOnly(not cue.lines)
        self.cue_name.setText(self.tr("Texte du sous-titre {0}").format(number))
        self._object("")
        self._show_points()

    def _edited(self) -> None:
        """The person typed in the caption: the file follows, as long as it stays one."""
        if self.captions is None or self.area.loading:
            return
        cue = self.captions.cues[self.cues.currentRow()]
        words = self.area.text()
        if words == self.captions.words(cue):
            return
        try:
            captions = self.captions.with_words(cue, words)
        except Refusal as refusal:
            self._object(refusal.message)
            return
        if not self._typing:
            self._keep()
            self._typing = True
        self._object("")
        self._become(captions)
        self._pause.start(_PAUSE)

    def _object(self, words: str) -> None:
        """Say why what was typed cannot be a caption; nothing when it can."""
        self.problem.setText(words)
        self.problem.setVisible(bool(words))

    # The page

    def _make_controls(self) -> None:
        theme = self.theme
        self.open_first = button(
            theme, self.tr("Ouvrir des sous-titres…"), self._ask_open, look="primary", role="word"
        )
        self.open_other = button(theme, self.tr("Ouvrir un autre fichier…"), self._ask_open)
        self.undo_button = button(theme, self.tr("Annuler la correction"), self.undo, shortcut="Ctrl+Z")
        self.save = button(theme, self.tr("Enregistrer sous…"), self._ask_save, look="primary", role="save")
        self.step = button(theme, self.tr("Remarque suivante"), self.go_to_next, shortcut="F8")
        self.name = label("", "muted", wrap=True)
        self.problem = label("", "danger", wrap=True)
        self.problem.hide()
        self.cue_name = label("", "strong")
        self.cues = CueList(theme)
        self.area = CueArea(theme, self.tr("Texte du sous-titre"))
        self.area.setUndoRedoEnabled(False)
        self.state = Badge(theme, "", "not_applicable", "muted")
        self._points = column(theme, space="small")
        self._pages = QStackedWidget()

    def _lay_out(self) -> None:
        whole = column(self.theme, margin="large")
        heading = FlowLayout(self.theme, trailing=True)
        back = button(
            self.theme, self.tr("Retour"), lambda: self.bench.go("verifier"), look="quiet", role="back"
        )
        tools = (self.open_other, self.undo_button, self.step, self.save)
        for widget in (back, growing_title(self.tr("Sous-titres")), *tools):
            heading.addWidget(widget)
        for tool in tools:
            tool.hide()
        whole.addLayout(heading)
        self._pages.addWidget(
            empty_state(
                self.theme,
                self.tr("Relisez les sous-titres d’une vidéo"),
                self.tr(
                    "Ouvrez un fichier .srt ou .vtt, par exemple celui que YouTube permet de télécharger. Seuls les mots "
                    "changent\u00a0: les minutages et la mise en forme restent tels quels."
                ),
                self.open_first,
            )
        )
        self._pages.addWidget(self._working())
        whole.addWidget(self._pages, 1)
        self.setLayout(whole)

    def _working(self) -> QWidget:
        made = QWidget()
        whole = column(self.theme)
        whole.addWidget(self.name)
        body = row(self.theme, space="large")
        left = column(self.theme, space="small")
        left.addWidget(self.cues, 3)
        left.addWidget(self.cue_name)
        paper = column(self.theme, margin="tiny")
        paper.addWidget(self.area)
        left.addWidget(frame("card", paper), 1)
        left.addWidget(self.problem)
        body.addLayout(left, 3)
        side = column(self.theme, space="small", margin="medium")
        side.addWidget(self.state)
        inside = QWidget()
        inside.setLayout(self._points)
        side.addWidget(scrolling(inside, self.tr("Remarques sur ce sous-titre")), 1)
        body.addWidget(frame("card", side), 2)
        whole.addLayout(body, 1)
        made.setLayout(whole)
        return made
