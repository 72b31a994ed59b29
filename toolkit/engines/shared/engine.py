"""The object xlwings calls an engine implementation."""

from typing import Any

import xlwings

from toolkit.engines.shared import values


class EngineImplementation:
    """An engine's name, its running programs and how values go to and fro."""

    type = "desktop"
    clean_value_data = staticmethod(values.clean_value_data)
    prepare_xl_data_element = staticmethod(values.prepare_element)

    def __init__(self, name: str, apps: Any) -> None:
        self.name = name
        self.apps = apps


def activate(name: str, make_apps: Any) -> Any:
    """The implementation of the engine `name`, made active in xlwings and added if new.

    Args:
        name: The engine's name in `xlwings.engines`.
        make_apps: Called with the implementation when the engine is new; returns its Apps.
    """
    if name not in xlwings.engines.engines_by_name:
        implementation = EngineImplementation(name, None)
        implementation.apps = make_apps(implementation)
        xlwings.engines.add(xlwings.Engine(impl=implementation))
    xlwings.engines[name].activate()
    return xlwings.engines[name].impl
