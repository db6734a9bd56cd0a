from . import loaded
VALUE = "other " + loaded[0]
