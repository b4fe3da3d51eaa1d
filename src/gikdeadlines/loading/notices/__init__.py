"""Notice files into calendars 放假通知的读取。"""
