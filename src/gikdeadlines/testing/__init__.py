"""Evidence that the library computes what the law says, and the means to test another system 检验。

``strategies`` draws days, calendars and cases; ``properties`` are numbered laws that can be cited; ``verification``
checks them on this machine; ``vectors`` are worked examples that any program can be held against. What is drawn at
random needs the ``testing`` extra.
"""

__all__: list[str] = []
