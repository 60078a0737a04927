"""Facts beside the text, asked for in plain words: the vote, the sponsors, the committee."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import akn
import pytest
import test_adoption_record as adoption

from assistant.answer import Answer, Route
from assistant.ask import Assistant
from assistant.question.question import understand
from assistant.question.states import named_states
from assistant.question.wording import stem
from assistant.record.on_record import OnRecord
from index.build import ensure
from index.store import Library
from index.symbol import parse_symbol

SEEDS = sorted((Path(__file__).parents[3] / "seeds").glob("*.txt"))
BODY = akn.paragraph("Requests the Committee on Contributions to keep the lamps lit.", "1.")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The seeds, and two resolutions of two sessions with a record each."""
    folder = tmp_path_factory.mktemp("records")
    voted = adoption.KEYWORDS + adoption.STEPS + adoption.RECORDED
    agreed = adoption.RECORDED.replace("adoptedRecordedVote", "adoptedWithoutVote")
    for name, information, title in (
        ("90_7", voted, "Light at sea for all sailors"), ("90_8", agreed, "Warmth in lighthouses"),
    ):
        number = name.replace("_", "/")
        front = adoption.COVER.replace("90/7", number)
        (folder / f"{name}.xml").write_bytes(akn.document(akn.statement(
            akn.RECALLING, BODY, number=number, title=title, front=front,
            information=akn.meta(information, uri=number.replace("/", "-")))))
    with ensure(folder / "library", [*SEEDS, *folder.glob("*.xml")]) as opened:
        yield opened


def asked(library: Library, text: str) -> Answer | None:
    known = frozenset(stem(form) for form in library.vocabulary())
    return OnRecord(library).answer(understand(text, library.symbols, known))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("How many States voted for resolution 90/7?", ["2 in favour", "0 against", "1 abst"]),
        ("what was the vote on 90/7", ["2 in favour"]),
        ("How did the vote go on 90/7?", ["2 in favour"]),
        ("Which countries drafted 90/7?", ["was sponsored by"]),
        ("Who was the sole sponsor of the draft that became 90/7?", ["Chile"]),
        ("which two countries tabled the draft of 90/7 before others joined?", ["Chile"]),
        ("How many countries voted for light at sea?", ["90/7", "2 in favour"]),
        ("Who abstained on the resolution on light at sea for sailors?", ["Malta"]),
        ("Who voted against 90/7?", ["No State voted against"]),
        ("Which countries voted in favour of 90/7?", ["Two States", "Chile and Fiji"]),
        ("How did Malta vote on 90/7?", ["Malta abstained"]),
        ("How did Chile vote on light at sea?", ["Chile voted for"]),
        ("Was the resolution on warmth in lighthouses adopted without a vote?", ["without a vote"]),
        ("Who sponsored 90/7?", ["Chile, Saint Kitts and Nevis and Bosnia and Herzegovina",
                                 "joined by Fiji"]),
        ("which committee did 90/7 come from?", ["Fourth Committee", "A/90/411"]),
        ("Under what agenda item was light at sea taken up?", ["item 71 (b)", "Oceans: lights"]),
        ("What is the symbol of the draft of 90/7?", ["A/C.4/90/L.2"]),
        ("When was the resolution on warmth in lighthouses adopted?", ["5 November 2035"]),
        ("How did countries vote on 90/7?", ["2 in favour", "0 against"]),
        ("In the vote on light at sea for sailors, who sat on the fence?",
         ["State abstained", "Malta"]),
        ("Who abstained on 90/7, and how many were in favour?", ["Malta", "2 in favour"]),
        ("90/7 got two votes in favour. Which countries?", ["Chile and Fiji"]),
        ("Through which Main Committee did 90/7 reach the plenary?", ["Fourth Committee"]),
        ("vote on 90/7?", ["2 in favour"]),
        ("90/7 voting", ["2 in favour"]),
        ("90/7 - committee?", ["Fourth Committee"]),
        ("agenda of 90/7", ["item 71 (b)"]),
        ("Were there any islands among the first sponsors of 90/7, before the others?", ["Chile"]),
        ("Which Main Committee reported 90/7 and under which agenda item number?",
         ["Fourth Committee", "item 71 (b)"]),
        ("On whose behalf was the draft of 90/7 tabled? Who put forward the draft?", ["Chile"]),
    ],
)
def test_a_fact_is_said_with_the_file_that_states_it(
    library: Library, text: str, says: list[str]
) -> None:
    answer = asked(library, text)
    assert answer is not None
    assert answer.answered
    assert answer.route is Route.RECORD
    for words in [*says, ".xml"]:
        assert words in answer.text
    assert answer.citations[0].symbol.session_number == 90


@pytest.mark.parametrize("text", [
    "Which committee is asked to keep the lamps lit?",
    "Which committee is asked to keep the lamps lit in 90/7?",
    "How many States voted?",
    "vote?",
    "votes of lamp keepers in 90/7",
    "How many States voted for 68/243?",
    "Who sponsored the resolution on trees?",
    "When was the Institute in Geneva set up?",
    "Why did Malta abstain on 90/7?",
    "Which resolution introduced the International Year of Light at Sea?",
    "Which resolution first proposed it?",
    "Who was head of the Committee when 90/7 was adopted?",
])
def test_what_is_no_fact_on_record_goes_another_way(library: Library, text: str) -> None:
    assert asked(library, text) is None


def test_a_fact_that_the_file_lacks_is_refused(library: Library) -> None:
    answer = asked(library, "How many abstentions were there on 90/8?")
    assert answer is not None
    assert answer.text.startswith("Resolution 90/8 was adopted without a vote.")
    missing = asked(library, "Who did not vote on 90/7?")
    assert missing is not None
    assert not missing.answered
    assert "does not state it" in (missing.reason or "")


@pytest.mark.parametrize(("text", "name"), [
    ("How did the US vote?", "united states"), ("Did Russia abstain?", "russia"),
    ("How did Côte d'Ivoire vote?", "côte d'ivoire"), ("how did it vote", None),
])
def test_states_are_known_by_their_names(text: str, name: str | None) -> None:
    found = set(named_states(text))
    assert (name in found) if name else not found & {"italy", "united states"}


@pytest.fixture(scope="module")
def council(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """The seeds, and a resolution of the Security Council."""
    folder = tmp_path_factory.mktemp("council")
    (folder / "S_RES_2999.xml").write_bytes(akn.of_the_council(BODY))
    with ensure(folder / "library", [*SEEDS, folder / "S_RES_2999.xml"]) as opened:
        yield Assistant(opened)


@pytest.mark.parametrize(("text", "says"), [
    ("How many voted for resolution 2999?", "13 in favour, 0 against, 2 abstaining"),
    ("Who abstained on 2999?", "Chile and Malta"),
    ("Who drafted 2999 (2035)?", "sponsored by Fiji"),
    ("When was S/RES/2999 adopted?", "29 April 2035"),
    ("At which meeting was resolution 2999 adopted?", "9620th meeting"),
    ("Which resolution was adopted on 29 April 2035?", "Resolution 2999 (2035)"),
    ("What is the title of 2999 (2035)?", "bears no title; under its number stands “Adopted by"),
    ("What does resolution 2999 ask for?", "to keep the lamps lit"),
])
def test_a_resolution_of_the_council_and_its_number(
    council: Assistant, text: str, says: str
) -> None:
    answer = council.ask(text)
    assert says in answer.text
    assert str(answer.citations[0].symbol) == "S/RES/2999 (2035)"


@pytest.mark.parametrize("text", [
    "What does A/RES/68/2999 say?", "Who paid 2,999 dollars?", "What became of 2999 experts?",
    "How many of the 2999 seats are left?", "What is said in paragraph 2999 of 68/243?",
])
def test_a_number_that_names_no_resolution_of_the_council(text: str) -> None:
    held = parse_symbol("S/RES/2999 (2035)")
    assert held not in understand(text, (held,), frozenset()).named
