# Shows logging set up by a dictionary, records kept in memory until one is grave, and adapters.
import logging.config
import logging.handlers

logging.config.dictConfig({
    "version": 1, "disable_existing_loggers": False,
    "formatters": {"short": {"format": "%(levelname).1s %(message)s"}},
    "handlers": {"out": {"class": "logging.StreamHandler", "stream": "ext://sys.stdout", "formatter": "short", "level": "INFO"}},
    "loggers": {"app": {"handlers": ["out"], "level": "DEBUG", "propagate": False}}})
app = logging.getLogger("app")
app.debug("no")
app.info("yes")
kept = logging.handlers.MemoryHandler(10, flushLevel=logging.ERROR, target=app.handlers[0])
buf = logging.getLogger("buf")
buf.propagate = False
buf.addHandler(kept)
buf.warning("kept")
print("before")
buf.error("flushes")
adapter = logging.LoggerAdapter(app, {"who": "me"})
adapter.process = lambda msg, kw: (f"[{adapter.extra['who']}] {msg}", kw)
adapter.warning("adapted")
try:
    logging.config.dictConfig({"version": 1, "handlers": {"h": {"class": "no.Such"}}})
except ValueError as error:
    print(error)
