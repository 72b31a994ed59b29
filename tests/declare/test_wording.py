"""Values of cells in words: as a person types them."""

from hypothesis import given
from hypothesis import strategies as st

from toolkit.declare.wording import number
from toolkit.declare.wording import shown
from toolkit.reading.values.results import shown as shown_in_reading


def test_a_number_is_shown_as_it_is_typed():
    typed = ["-5", "0", "0.5", "51982810000", "138000000000000", "0.00001", "12345678.9"]
    assert [number(float(each)) for each in typed] == typed
    assert [shown_in_reading(float(each)) for each in typed] == typed


def test_what_calculating_leaves_behind_is_not_shown():
    assert number(0.1 + 0.2) == "0.3"
    assert number(60 - 59.7) == "0.3"
    assert number(-0.0) == "0"
    assert number(1 / 3) == "0.3333333333"


@given(
    st.decimals(min_value=-(10**14), max_value=10**14, places=0)
    | st.decimals(min_value=-99999, max_value=99999, places=6)
)
def test_every_number_that_a_cell_can_keep_reads_as_typed(typed):
    plain = f"{typed:f}"
    plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
    plain = "0" if plain == "-0" else plain
    assert number(float(plain)) == shown(float(plain)) == plain
