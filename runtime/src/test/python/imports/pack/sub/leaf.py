from ..other import VALUE as up
from .helper import sibling_value
from .. import loaded
NAME = __name__
loaded.append("leaf")
