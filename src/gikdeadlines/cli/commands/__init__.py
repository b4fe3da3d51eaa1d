"""One module a command 各项命令。"""
