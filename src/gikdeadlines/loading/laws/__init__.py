"""Law files into the law, and house files into readings 法规文件的读取。"""
