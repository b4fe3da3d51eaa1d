"""Values that an option takes as they were typed, without typer's converting 无需转换的选项值。"""

from __future__ import annotations

from functools import partial
from typing import Any

__all__ = ["pass_plain_values"]


def pass_plain_values(command: Any) -> None:  # noqa: ANN401 - click's, by typer's version
    """Lets what needs no converting pass: typer loads pydantic to convert anything 免去不必要的转换.

    What is not plainly right goes to typer as before, which also says what is wrong with it. A typer that has no
    descriptions of its parameters converts without pydantic.
    """
    command.get_params = partial(_parameters, command.get_params)
    for under in getattr(command, "commands", {}).values():
        pass_plain_values(under)


def _parameters(given: Any, ctx: Any) -> list[Any]:  # noqa: ANN401 - as above
    """The parameters of a command, the option for its help among them, which is made when it is first asked for."""
    parameters: list[Any] = given(ctx)
    for parameter in parameters:
        is_new = "process_value" not in vars(parameter)
        if is_new and hasattr(parameter, "type_descriptor"):
            parameter.process_value = partial(_processed, parameter, parameter.process_value)
    return parameters


def _processed(parameter: Any, convert: Any, ctx: Any, value: Any) -> Any:  # noqa: ANN401 - as above
    described = parameter.type_descriptor
    if _is_plain(value, described.annotation, required=parameter.required):
        return parameter.callback(ctx, parameter, value) if parameter.callback else value
    if described.annotation is int and _is_count(value, described.parameter_info):
        return int(value)
    return convert(ctx, value)


def _is_plain(value: object, annotation: object, *, required: bool) -> bool:
    if value is None or value in ((), []):
        return not required
    if annotation == list[str]:
        return isinstance(value, list | tuple) and all(isinstance(each, str) for each in value)
    return annotation is str and isinstance(value, str)


def _is_count(value: object, bounds: Any) -> bool:  # noqa: ANN401 - as above
    """Whether it is a number in plain digits, within what the option takes."""
    if not (isinstance(value, str) and value.isascii() and value.isdecimal()):
        return False
    low, high = bounds.min, bounds.max
    return (low is None or int(value) >= low) and (high is None or int(value) <= high)
