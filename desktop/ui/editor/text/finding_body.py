"""What a card says of one finding, with its fixes and what else can be done."""

from __future__ import annotations

import functools

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.editorial.findings import Finding
from desktop.services.written_answers import CONTEST, WAIVER
from desktop.ui.editor.answer_form import AnswerForm
from desktop.ui.editor.text.families import category_word, family_of, severity_icon, severity_word
from desktop.ui.editor.text.finding_choices import Choice, Offer, choices_for, shown_fix
from desktop.ui.theme import Theme
from desktop.ui.widgets.buttons import button, tool_button
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.frames import column, row
from desktop.ui.widgets.labels import Badge, label

MOST_FIXES = 9
LONGEST_FIX = 40


class FindingBody(QWidget):
    """One finding. `fix(text)`, `everywhere(text)`, `chosen(Choice)`, `reason_given(reason, equivalent)` and `closed`.

    `begun` is a reason written before and not given, with its equivalent. `places` is how many times the same words are found; `resized` follows the reason field.
    """

    fix = Signal(str)
    everywhere = Signal(str)
    chosen = Signal(object)
    reason_given = Signal(str, str)
    closed = Signal()
    resized = Signal()

    def __init__(
        self, theme: Theme, finding: Finding, offer: Offer, *, places: int = 1, read_only: bool = False
    ) -> None:
        super().__init__()
        self._theme = theme
        self.finding = finding
        self.fixes: list[QPushButton] = []
        self.choices: dict[Choice, QPushButton] = {}
        self.form: AnswerForm | None = None
        self.begun = ("", "")
        self._layout: QVBoxLayout = column(theme, space="small", margin="medium")
        self.setLayout(self._layout)
        self._add_head()
        self._layout.addWidget(label(finding.message, "strong", wrap=True))
        if finding.explanation:
            self._layout.addWidget(label(finding.explanation, "muted", wrap=True))
        if finding.article:
            self._layout.addWidget(label(self._source(finding.article), "caption", wrap=True))
        if not read_only:
            self._add_fixes(places)
        self._add_choices(offer, read_only=read_only)
        self._layout.addStretch(1)

    def first_focus(self) -> QWidget:
        """What the keyboard begins with."""
        return self.fixes[0] if self.fixes else next(iter(self.choices.values()))

    def choose(self, number: int) -> bool:
        """Take the fix of a number from 1; false when there is none."""
        if not 1 <= number <= len(self.fixes):
            return False
        self.fixes[number - 1].click()
        return True

    def _add_head(self) -> None:
        finding, look = self.finding, family_of(self.finding).look
        role, token = severity_icon(finding.severity)
        head = row(self._theme, space="medium")
        head.addWidget(Badge(self._theme, severity_word(finding.severity), role, token))
        head.addWidget(Badge(self._theme, category_word(finding.category), look.icon, look.token))
        head.addStretch(1)
        self.close_button = tool_button(self._theme, self.tr("Fermer"), "close", self.closed.emit)
        head.addWidget(self.close_button)
        self._layout.addLayout(head)

    def _source(self, articles: str) -> str:
        """Where the rule comes from: one article of the policy, or several (`8, 24`)."""
        numbers = [number.strip() for number in articles.split(",")]
        if len(numbers) == 1:
            return self.tr("Politique de communication, article {0}").format(numbers[0])
        text = self.tr("Politique de communication, articles {0} et {1}")
        return text.format(", ".join(numbers[:-1]), numbers[-1])

    def _add_fixes(self, places: int) -> None:
        suggestions = self.finding.suggestions[:MOST_FIXES]
        if not suggestions:
            return
        flow = FlowLayout(self._theme)
        for number, suggestion in enumerate(suggestions, 1):
            words = shown_fix(suggestion)
            cut = words if len(words) <= LONGEST_FIX else f"{words[:LONGEST_FIX].rstrip()}…"
            made = button(
                self._theme,
                f"{number}\u2002{cut.replace('&', '&&')}",
                functools.partial(self.fix.emit, suggestion),
                help_=self.tr("Remplacer par «\u00a0{0}\u00a0»").format(words) if suggestion else words,
            )
            self.fixes.append(made)
            flow.addWidget(made)
        self._layout.addLayout(flow)
        if places > 1:
            first = suggestions[0]
            text = self.tr("Corriger partout ({0} fois)").format(places)
            self.all_places = button(
                self._theme, text, functools.partial(self.everywhere.emit, first), look="link", role="replace",
                help_=self.tr("Remplacer par «\u00a0{0}\u00a0» chaque fois que ces mots reviennent").format(first),
            )  # fmt: skip
            self._layout.addWidget(self.all_places)

    def _add_choices(self, offer: Offer, *, read_only: bool) -> None:
        flow = FlowLayout(self._theme)
        for choice in choices_for(self.finding, offer):
            if read_only and choice is not Choice.EXPLAIN:
                continue
            made = button(
                self._theme,
                choice.label,
                functools.partial(self._choose, choice),
                look="link",
                role=choice.icon,
            )
            self.choices[choice] = made
            flow.addWidget(made)
        self._layout.addLayout(flow)

    def _choose(self, choice: Choice) -> None:
        if choice in (Choice.JUSTIFY, Choice.CONTEST):
            self.open_form()
        else:
            self.chosen.emit(choice)

    def open_form(self) -> None:
        """Begin writing a reason."""
        if self.form is None:
            self.form = AnswerForm(
                self._theme, CONTEST if Choice.CONTEST in self.choices else WAIVER, self.finding
            )
            self.form.begin(*self.begun)
            self.form.given.connect(self.reason_given)
            self.form.dropped.connect(self._give_up)
            self.form.closed.connect(self._close_form)
            self._layout.insertWidget(self._layout.count() - 1, self.form)
            self.resized.emit()
        self.form.setFocus()

    def written(self) -> tuple[str, str]:
        """The reason as it stands, and its equivalent; empty when none was begun."""
        return (self.form.text(), self.form.term()) if self.form is not None else self.begun

    def _give_up(self) -> None:
        self.begun = ("", "")
        self._drop_form()

    def _close_form(self) -> None:
        """Escape takes one step back, and loses no word."""
        self.begun = self.written()
        self._drop_form()

    def _drop_form(self) -> None:
        if self.form is not None:
            self.form.hide()
            self.form.deleteLater()
            self.form = None
            self.first_focus().setFocus()
            self.resized.emit()
