"""When an answer under China's open-government-information law was due, and whether it was late 政府信息公开答复期限。"""

from .loading import load_law

__version__ = "0.1.0"
__all__ = ["load_law"]
