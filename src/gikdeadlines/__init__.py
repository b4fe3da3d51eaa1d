"""When an answer under China's open-government-information law was due, and whether it was late 政府信息公开答复期限。"""

__version__ = "0.1.0"
