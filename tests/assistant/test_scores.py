"""The scores of a gold file, as they are printed."""

from __future__ import annotations

from assistant.answer import Answer
from assistant.citation import Citation
from assistant.evaluate import Gold, score
from assistant.scores import scores_json, scores_text
from index.resolution import Part
from index.symbol import parse_symbol

CITED = Citation(parse_symbol("68/243"), Part.OPERATIVE, "3 (a)", "To act in 2014 and 2016;",
                 ("Urges States:",))


def test_every_miss_is_shown_and_told() -> None:
    gold = Gold(
        "g7",
        "facts",
        "When?",
        ("Where?",),
        True,
        frozenset({("A/RES/68/243", "operative", "3 (a)")}),
        (("2014",),),
    )
    right = score(gold, Answer("When?", True, "In 2014.", citations=(CITED,)))
    wrong = score(gold, Answer("When?", False, "The texts do not say."))
    assert "no misses" in scores_text([right])
    assert scores_json([right])["misses"] == []
    text = scores_text([right, wrong])
    assert "1 misses" in text
    assert "g7 [refused, not cited, not said] Where? / When?" in text
    [miss] = scores_json([right, wrong])["misses"]
    assert (miss["id"], miss["answered"]) == ("g7", False)
    [kind, answerable, _] = scores_json([right, wrong])["kinds"]
    assert kind == answerable | {"kind": "facts"}
    assert (kind["questions"], kind["right"], kind["refused"]) == (2, 1, 1)
