"""When answers under China's open-government-information law were due, and which were late 政府信息公开答复期限。"""

from .loading import load_law

__version__ = "0.1.0"
__all__ = ["load_law"]
