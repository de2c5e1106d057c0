"""Personnes: who may do what, with which keys; add, change, remove, and one's own passphrase."""

from __future__ import annotations

import functools

from PySide6.QtWidgets import QWidget

from desktop.editorial.elision import of_person
from desktop.services.installation import NewPerson
from desktop.services.people import (
    GIVES_ROLES,
    PersonLine,
    add_person,
    change_passphrase,
    change_roles,
    consequences,
    give_key,
    needs_recovery_code,
    roster_lines,
)
from desktop.ui.settings.passphrase_form import OwnPassphrase
from desktop.ui.settings.person_form import PersonForm
from desktop.ui.settings.records import Record, Records
from desktop.ui.settings.section import Section, buttons, offer
from desktop.ui.settings.signing import ToSign
from desktop.ui.start.unlock_page import role_words
from desktop.ui.widgets.buttons import button
from desktop.ui.workbench import Change

_CHANGES = Change(people=True)


class PeopleSection(Section):
    """The roster. Direction and administration may change it; everybody changes their own passphrase."""

    title = "Personnes"
    advice = (
        "Chaque personne signe avec sa propre clé, protégée par sa phrase de passe. Ce qu’elle a signé reste valable "
        "quand ses rôles changent. Deux personnes sont toujours nécessaires\u00a0: qui écrit n’approuve pas."
    )

    def build(self) -> None:
        """The list, the form, the passphrase."""
        self._people: tuple[PersonLine, ...] = ()
        self._may_change = bool(self.bench.roles & GIVES_ROLES)
        self.form = PersonForm(self.theme)
        self.form.asked.connect(self._asked)
        self.body.addWidget(self.form)
        inside = self.card(self.tr("Liste des personnes"))
        self.table = Records(self.theme, self.tr("Personnes"), (5, 5, 4, 3))
        inside.addWidget(self.table)
        self.add = button(self.theme, self.tr("Ajouter une personne"), self._add, role="add")
        offer(self.add, self._may_change)
        inside.addLayout(buttons(self.theme, (self.add,)))
        inside = self.card(self.tr("Ma phrase de passe"))
        self.own = OwnPassphrase(self.theme, self.bench.session.name)
        self.own.asked.connect(self._change_passphrase)
        inside.addWidget(self.own)

    def read(self) -> None:
        """Read the roster."""
        self.bench.ask(lambda desk, _: roster_lines(desk), self._show, owner=self)

    def leave(self) -> None:
        """Nothing of a passphrase stays."""
        super().leave()
        self.form.forget()
        self.own.forget()

    def first_focus(self) -> QWidget | None:
        """The first thing one may do."""
        return self.add if self._may_change else None

    def _show(self, people: tuple[PersonLine, ...]) -> None:
        self._people = people
        # When nobody is left to give roles, whoever has the recovery sheet begins again from here.
        stranded = not any(who.roles & GIVES_ROLES for who in people)
        self._may_change = stranded or bool(self.bench.roles & GIVES_ROLES)
        self.add.setVisible(self._may_change)
        self.table.show_records([self._record(who) for who in people])

    def _record(self, who: PersonLine) -> Record:
        roles = role_words(who.roles) or self.tr("Aucun rôle en vigueur")
        if not who.roles:
            state = (self.tr("Ne signe plus"), "not_applicable", "muted")
        elif who.here:
            state = (self.tr("Clé sur ce poste"), "key", "success")
        else:
            state = (self.tr("Clé sur un autre poste"), "key", "muted")
        name = who.name
        if who.person == self.bench.session.person:
            name = self.tr("{0} (vous)").format(who.name)
        actions = []
        if self._may_change:
            change = button(
                self.theme, self.tr("Modifier"), functools.partial(self._change, who), role="write"
            )
            change.setAccessibleName(self.tr("Modifier {0}").format(who.name))
            actions.append(change)
        return Record((name, roles), state, tuple(actions))

    def _add(self) -> None:
        self.form.add([who.person for who in self._people])
        self.page.ensureWidgetVisible(self.form)

    def _change(self, who: PersonLine) -> None:
        self.form.change(who)
        self.page.ensureWidgetVisible(self.form)

    def _asked(self, wanted: NewPerson, who: PersonLine | None) -> None:
        if who is None:
            self._ask_add(wanted)
        elif wanted.passphrase:
            self._ask_key(who, wanted.passphrase)
        else:
            self._ask_change(who, wanted.roles)

    def _ask_add(self, new: NewPerson) -> None:
        self.ask(
            ToSign(
                self.tr("Vous ajoutez {0} à la liste des personnes.").format(new.name),
                lambda desk, session, code: add_person(desk, session, new, code),
                lambda _: self._done(
                    self.tr("{0} peut maintenant travailler sur ce poste.").format(new.name)
                ),
                _CHANGES,
                (self.tr("Rôles\u00a0: {0}.").format(role_words(new.roles).lower()),),
                needs_code=needs_recovery_code((), new.roles),
            )
        )

    def _ask_key(self, who: PersonLine, passphrase: str) -> None:
        self.ask(
            ToSign(
                self.tr("Vous donnez à {0} une nouvelle clé sur ce poste.").format(who.name),
                lambda desk, session, code: give_key(desk, session, who.person, passphrase, code),
                lambda _: self._done(self.tr("{0} a une nouvelle clé sur ce poste.").format(who.name)),
                _CHANGES,
                (self.tr("Mêmes rôles\u00a0: {0}.").format(role_words(who.roles).lower()),),
                needs_code=needs_recovery_code((), who.roles),
            )
        )

    def _ask_change(self, who: PersonLine, roles: frozenset[str]) -> None:
        said = (
            self.tr("Vous changez les rôles {0}.").format(of_person(who.name))
            if roles
            else self.tr("Vous retirez tous ses rôles à {0}.").format(who.name)
        )
        details = [
            self.tr("Avant\u00a0: {0}.").format(role_words(who.roles).lower() or self.tr("aucun rôle")),
            self.tr("Après\u00a0: {0}.").format(role_words(roles).lower() or self.tr("aucun rôle")),
        ]
        if who.person == self.bench.session.person:
            details.append(self.tr("Vos propres écrans changeront au prochain déverrouillage."))
        self.ask(
            ToSign(
                said,
                lambda desk, session, code: change_roles(desk, session, who.person, roles, code),
                lambda _: self._done(self.tr("Les rôles {0} sont changés.").format(of_person(who.name))),
                _CHANGES,
                tuple(details),
                consequences(self._people, who.person, roles),
                needs_code=needs_recovery_code(who.roles, roles),
            )
        )

    def _done(self, text: str) -> None:
        self.form.forget()
        self.say(text)

    def _change_passphrase(self, present: str, new: str) -> None:
        self.bench.act(
            lambda desk, session: change_passphrase(desk, session, present, new),
            self._passphrase_changed,
            changes=Change(),
            owner=self,
            failed=self.own.refuse,
        )

    def _passphrase_changed(self, _: object) -> None:
        self.own.forget()
        self.say(self.tr("Votre phrase de passe est changée sur ce poste. L’ancienne n’ouvre plus rien ici."))
