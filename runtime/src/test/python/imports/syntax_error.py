# A module that is not Python.
try:
    import not_python
except SyntaxError as e:
    print(type(e).__name__, e.msg, e.lineno, e.offset, e.filename.endswith("not_python.py"), e.text)
import sys
print("not_python" in sys.modules)
