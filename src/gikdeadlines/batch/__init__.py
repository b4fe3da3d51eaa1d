"""Many cases at once 批量核查。"""
