# Shows what an argument parser says of wrong command lines when it raises instead of leaving.
import argparse


class Strict(argparse.ArgumentParser):
    def error(self, message):
        raise ValueError(message)


parser = Strict(prog="p", exit_on_error=False)
parser.add_argument("name")
parser.add_argument("--level", type=int, choices=range(3))
group = parser.add_mutually_exclusive_group()
group.add_argument("--up", action="store_true")
group.add_argument("--down", action="store_true")
for line in ("", "a b", "a --level x", "a --level 7", "a --up --down", "a --what", "a --level"):
    try:
        print(parser.parse_args(line.split()))
    except (ValueError, argparse.ArgumentError) as error:
        print(type(error).__name__, error)
