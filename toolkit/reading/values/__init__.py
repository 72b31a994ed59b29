"""One dirty cell becomes one typed value, or a refusal that says what to write instead.

Nothing is coerced silently: what was normalised is noted, what is uncertain is refused.
"""

from toolkit.reading.values.choices import read_choice
from toolkit.reading.values.choices import read_choices
from toolkit.reading.values.choices import read_flag
from toolkit.reading.values.dates import RangeOfDates
from toolkit.reading.values.dates import read_date
from toolkit.reading.values.dates import read_typed_date
from toolkit.reading.values.dates import wrong_weekday
from toolkit.reading.values.identifiers import read_id_number
from toolkit.reading.values.identifiers import read_phone
from toolkit.reading.values.keys import read_key
from toolkit.reading.values.keys import read_words
from toolkit.reading.values.lists import parts_of
from toolkit.reading.values.numbers import read_number
from toolkit.reading.values.results import Reading
from toolkit.reading.values.results import Refused
from toolkit.reading.values.results import Taken
from toolkit.reading.values.results import is_blank
from toolkit.reading.values.results import is_nothing
from toolkit.reading.values.times import read_time
from toolkit.reading.values.words import one_line
from toolkit.reading.values.words import read_name
from toolkit.reading.values.words import read_names
from toolkit.reading.values.words import read_text

__all__ = [
    "RangeOfDates",
    "Reading",
    "Refused",
    "Taken",
    "is_blank",
    "is_nothing",
    "one_line",
    "parts_of",
    "read_choice",
    "read_choices",
    "read_date",
    "read_flag",
    "read_id_number",
    "read_key",
    "read_name",
    "read_names",
    "read_number",
    "read_phone",
    "read_text",
    "read_time",
    "read_typed_date",
    "read_words",
    "wrong_weekday",
]
