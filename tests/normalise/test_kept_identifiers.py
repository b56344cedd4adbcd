"""Blocks keep the ids of a stored version when their words change a little, and only then."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netpub.ingest.text import read_text
from netpub.normalise import Earlier, Stored, corrections, normalise
from netpub.normalise.blocks import walk, words
from netpub.page import Page

TEXT = (
    "Care after surgery\n\nWalk a little every day, first inside the house and then outside it.\n\n"
    "What to eat\n\nEat small meals, five or six in a day, and drink between them.\n\nYou may have:\n\n- pain near the wound\n- a dry mouth\n"
)


def page(text: str, earlier: Earlier = ()) -> Page:
    return normalise(read_text("x", "page.txt", text.encode(), lambda _: None), corrections.EMPTY, lambda _: None, earlier=earlier)


def ids(page: Page) -> dict[str, str]:
    return {words(block): block.id for block in walk(page.blocks)}


def stored(page: Page) -> Earlier:
    return tuple(Stored(block.id, words(block)) for block in walk(page.blocks))


def test_a_block_whose_words_changed_a_little_keeps_its_id() -> None:
    before = page(TEXT)
    after = ids(page(TEXT.replace("five or six in a day", "six in a day"), stored(before)))
    assert after["Eat small meals, six in a day, and drink between them."] == ids(before)[
        "Eat small meals, five or six in a day, and drink between them."]
    assert {text: id for text, id in after.items() if "meals" not in text} == {
        text: id for text, id in ids(before).items() if "meals" not in text}


def test_it_keeps_it_through_several_versions_in_whatever_order_they_are_given() -> None:
    first = page(TEXT)
    second_text = TEXT.replace("five or six in a day", "six in a day")
    second = page(second_text, stored(first))
    third = second_text.replace("and drink between them", "and drink water between them")
    one, other = (ids(page(third, every)) for every in (stored(first) + stored(second), stored(second) + stored(first)))
    assert one == other
    assert one["Eat small meals, six in a day, and drink water between them."] == ids(first)[
        "Eat small meals, five or six in a day, and drink between them."]
    assert ids(page(second_text, stored(first) + stored(second))) == ids(second)


def test_another_text_gets_an_id_of_its_own() -> None:
    before = page(TEXT)
    after = ids(page(TEXT.replace("Eat small meals, five or six in a day, and drink between them.", "Ring the ward if the wound opens."),
                     stored(before)))
    assert after["Ring the ward if the wound opens."] not in ids(before).values()


def test_a_dose_is_no_small_change_of_a_short_text_and_kinds_stay_apart() -> None:
    earlier = (Stored("p-aaaaaa", "180 mg"), Stored("s-walk-a-little", "Walk a little every day, first inside the house and then outside it."))
    assert not {"p-aaaaaa", "s-walk-a-little"} & set(ids(page(TEXT.replace("a dry mouth", "240 mg"), earlier)).values())


def test_a_heading_reworded_keeps_the_anchor_that_links_name() -> None:
    before = page(TEXT.replace("What to eat", "What you can eat after surgery"))
    assert ids(page(TEXT.replace("What to eat", "What you can eat after your surgery"), stored(before)))[
        "What you can eat after your surgery"] == "s-what-you-can-eat-after-surgery"


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(["Rest a lot at home today.", "Rest a lot at home.", "Walk a lot at home today.", "Drink.", "Rest a lot."]),
                min_size=1, max_size=8),
       st.lists(st.sampled_from(["Rest a lot at home today.", "Rest a lot at home now.", "Walk a lot at home.", "Drink."]), max_size=8))
def test_ids_stay_single_whatever_was_stored(now: list[str], then: list[str]) -> None:
    before = stored(page("A title of the page\n\n" + "\n\n".join(then))) if then else ()
    made = [block.id for block in walk(page("A title of the page\n\n" + "\n\n".join(now), before).blocks)]
    assert len(made) == len(set(made))


@pytest.mark.parametrize("number", [500])
def test_a_page_written_anew_takes_no_time(number: int) -> None:
    earlier = tuple(Stored(f"p-{at:06x}", f"word{at} and more of it") for at in range(number))
    assert len(ids(page("A title\n\n" + "\n\n".join(f"Word{at} and more of it today." for at in range(number)), earlier))) > number
