"""What is due beside applications: publication, response, reports, inquiries, urgent documents, retention 其他事项。

:func:`assess_matter` is to these what :func:`gikdeadlines.assessment.building.assess_application` is to applications;
:func:`duties` lists what falls due in a year whatever happens, :func:`limit_of` counts a single limit of the law,
:func:`remedies_of` says what the applicant may do about an application, and until when.
"""

from __future__ import annotations

from .assessing import assess_matter
from .dues import SAME_DAY, due_of, limit_of
from .duties import Duty, duties, duty_days
from .ways import remedies_of

__all__ = ["SAME_DAY", "Duty", "assess_matter", "due_of", "duties", "duty_days", "limit_of", "remedies_of"]
