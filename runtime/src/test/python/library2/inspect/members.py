# Shows members of classes: what they are, where they come from, and documentation inherited.
import inspect


class Base:
    """Base text."""

    def meth(self):
        """Say
            it."""

    @staticmethod
    def st(): ...

    @classmethod
    def cl(cls): ...

    prop = property(lambda self: 1 / 0, doc="a property")


class Derived(Base):
    data = 4

    def meth(self): ...


for a in inspect.classify_class_attrs(Derived):
    if not a.name.startswith("__"):
        print(a.name, a.kind, a.defining_class.__name__)
print(inspect.getdoc(Derived.meth), "|", inspect.getdoc(Derived))
print([n for n, _ in inspect.getmembers(Derived, inspect.isfunction)], inspect.getmro(Derived)[1].__name__)
print(type(inspect.getattr_static(Derived(), "prop")).__name__, inspect.getattr_static(Derived, "no", "none"))
print(inspect.cleandoc("  a\n      b\n    c  "), inspect.isdatadescriptor(Base.prop), inspect.ismethod(Derived().meth))
print(inspect.isbuiltin(len), inspect.isroutine(str.join), inspect.ismethoddescriptor(str.join), inspect.isabstract(Base))
