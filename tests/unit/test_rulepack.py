"""A mistake in a rule pack is told with its file and its line; nothing of a bad pack is used."""

import pytest

from desktop.checks.rulepack import compile_packs
from desktop.errors import Refusal

GOOD = """\
[paquet]
nom = "essai"
titre = "Essai"
source = "Politique, article 8"

[[regle]]
id = "essai.un"
article = "8, 24"
categorie = "opinion_politique"
gravite = "bloquant"
motif = ["le meilleur maire"]
message = "Article 8."
suggestion = "Donnez les faits."
exemples_ok = ["Un.", "Deux.", "Trois.", "Quatre.", "Cinq."]
exemples_ko = ["A.", "B.", "C.", "D.", "E."]
"""


def refusal(text: str) -> Refusal:
    with pytest.raises(Refusal) as caught:
        compile_packs({"article-08.toml": text})
    return caught.value


def test_a_good_pack_compiles() -> None:
    (rule,) = compile_packs({"article-08.toml": GOOD}).rules
    assert rule.id == "essai.un"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('message = "Article 8."\n', ""),
        ('gravite = "bloquant"', 'gravite = "grave"'),
        ('categorie = "opinion_politique"', 'categorie = "humeur"'),
        ('suggestion = "Donnez les faits."', 'suggestion = "Donnez."\nsugestion = "x"'),
        ('motif = ["le meilleur maire"]', 'motif = ["/(a+)+b/"]'),
        ('motif = ["le meilleur maire"]', 'motif = ["/[/"]'),
        ('motif = ["le meilleur maire"]', 'motif = ["<inconnue> maire"]'),
        ('motif = ["le meilleur maire"]', 'motif = ["( le meilleur"]'),
        ('"Cinq."]', "]"),
        ('id = "essai.un"', "id = "),
    ],
)
def test_a_mistake_is_told_with_its_file_and_line(before: str, after: str) -> None:
    assert before in GOOD
    refused = refusal(GOOD.replace(before, after))
    whole = " ".join((refused.message, *refused.reasons))
    assert "article-08.toml" in whole
    assert "ligne" in whole


def test_two_rules_cannot_bear_one_name() -> None:
    rule = GOOD[GOOD.index("[[regle]]") :]
    refused = refusal(GOOD + "\n" + rule)
    assert "essai.un" in " ".join((refused.message, *refused.reasons))
