"""What is due beside applications: publication, response, reports, inquiries, urgent documents, retention 其他事项。

:func:`assess_matter` is to these what :func:`gikdeadlines.assessment.building.assess_application` is to applications;
:func:`duties` lists what falls due in a year whatever happens, :func:`limit_of` counts a single limit of the law.
"""

from __future__ import annotations

from .assessing import assess_matter
from .dues import limit_of
from .duties import Duty, duties, duty_days

__all__ = ["Duty", "assess_matter", "duties", "duty_days", "limit_of"]
