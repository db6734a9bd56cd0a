# An uncaught exception of an own class with notes.
class AppError(Exception):
    def __str__(self):
        return "app says no"

e = AppError()
e.add_note("first note")
raise e
