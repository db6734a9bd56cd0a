# Shows the actions and counts of arguments, those of a program's own and known among unknown ones.
import argparse


class Pair(argparse.Action):
    def __call__(self, parser, namespace, values, option_string=None):
        items = getattr(namespace, self.dest) or {}
        items[values[0]] = values[1]
        setattr(namespace, self.dest, items)


p = argparse.ArgumentParser(prog="acts", argument_default=argparse.SUPPRESS)
p.add_argument("--pair", nargs=2, action=Pair, default=None)
p.add_argument("--one", action="append_const", const=1, dest="numbers")
p.add_argument("--two", action="append_const", const=2, dest="numbers")
p.add_argument("--more", action="extend", nargs="*", dest="numbers", type=int)
p.add_argument("--flag", action=argparse.BooleanOptionalAction)
p.add_argument("--maybe", nargs="?", const="bare", default="none")
print(p.parse_args("--pair a 1 --pair b 2 --one --two --more 7 8".split()))
print(p.parse_args(["--no-flag", "--maybe"]))
print(p.parse_args(["--flag", "--may=x"]))
print(p.parse_known_args(["--one", "stray", "--odd=3"]))
