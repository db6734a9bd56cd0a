# Shows loggers and handlers: levels inherited, propagation, filters, and exceptions logged.
import logging
import sys

out = logging.StreamHandler(sys.stdout)
out.setFormatter(logging.Formatter("{levelname:<8}{name}: {message}", style="{"))
top = logging.getLogger("top")
top.addHandler(out)
top.setLevel(logging.INFO)
top.propagate = False
low = logging.getLogger("top.low")
low.debug("not seen")
low.info("%s and %d", "seen", 3)
low.addFilter(lambda record: "secret" not in record.getMessage())
low.warning("secret thing")
logging.addLevelName(25, "NOTICE")
low.log(25, "noted %(a)s", {"a": 1})
print(low.getEffectiveLevel(), low.isEnabledFor(10), low.parent is top, top.getChild("low") is low, low, logging.getLevelName("NOTICE"))
try:
    1 / 0
except ZeroDivisionError:
    out.formatter.formatException = lambda info: info[0].__name__
    low.exception("failed")
logging.disable(logging.ERROR)
low.error("disabled")
logging.disable(logging.NOTSET)
for act in (lambda: low.setLevel("LOUD"), lambda: low.setLevel(1.5), lambda: logging.Formatter("x", style="!"), lambda: logging.Formatter("none")):
    try:
        act()
    except Exception as error:
        print(type(error).__name__, error)
