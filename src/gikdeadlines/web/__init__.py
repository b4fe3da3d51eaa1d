"""The page that anyone can open: the same library in a browser, offline 网页。

In it: the form and the desk, which run in the page, and the build that makes one file of runtime, library and texts.
Rules, words and drawings are those of the rooms below; the scripts only carry answers to and fro.
"""

from .desk import answer
from .form import GROUPS, Field, Group, case_of, field_of, groups_for

__all__ = ["GROUPS", "Field", "Group", "answer", "case_of", "field_of", "groups_for"]
