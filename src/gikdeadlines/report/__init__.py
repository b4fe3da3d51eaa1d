"""Views of an assessment for people: text, pages, pictures, calendar files 报告。

In it: what a view says, made once, and each of its forms. It hands nothing on: its modules need different extras, and
one imports the one that is needed. It imports the rooms up to ``batch`` and computes no date.
"""
