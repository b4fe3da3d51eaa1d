"""Views of an assessment for people 报告。"""
