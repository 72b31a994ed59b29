"""Names that the data does not have."""

from __future__ import annotations

from typing import NoReturn

from jinja2 import StrictUndefined
from jinja2.exceptions import SecurityError

from toolkit.word.messages import of_values
from toolkit.word.template.errors import Fault
from toolkit.word.template.errors import MissingFault


class Missing(StrictUndefined):
    """A name that the data does not have: any use but a test or a default is a fault."""

    __slots__ = ()

    def _fail_with_undefined_error(self, *_: object, **__: object) -> NoReturn:
        if self._undefined_exception is SecurityError:
            raise Fault(of_values.NO_ACCESS(undefined_name=self._undefined_name))
        if (
            self._undefined_name is None
        ):  # -- what `first`, `last`, `min` and `max` make of no items --
            raise Fault(of_values.NO_ITEMS())
        held = self._undefined_obj is not _missing_object()
        holder = self._undefined_obj if held else None
        raise MissingFault(str(self._undefined_name), holder, held=held)

    __iter__ = __str__ = __len__ = __eq__ = __ne__ = _fail_with_undefined_error
    __bool__ = __contains__ = __hash__ = _fail_with_undefined_error
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = _fail_with_undefined_error
    __truediv__ = __rtruediv__ = __floordiv__ = __rfloordiv__ = _fail_with_undefined_error
    __mod__ = __rmod__ = __pow__ = __rpow__ = __neg__ = __pos__ = _fail_with_undefined_error
    __call__ = __getitem__ = __lt__ = __le__ = __gt__ = __ge__ = _fail_with_undefined_error
    __int__ = __float__ = __complex__ = _fail_with_undefined_error


def _missing_object() -> object:
    from jinja2.utils import missing

    return missing
