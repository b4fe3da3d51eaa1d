"""What a reader makes of a file of cases, element by element and row by row 案件文件的读取。"""
