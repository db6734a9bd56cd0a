# Shows sub-commands: each with its own arguments, defaults and help, and what a wrong one says.
import argparse

parser = argparse.ArgumentParser(prog="box", description="Keep things.")
parser.add_argument("-v", "--verbose", action="count", default=0)
subs = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
put = subs.add_parser("put", help="put things in")
put.add_argument("things", nargs="+", type=int)
put.set_defaults(act=sum)
take = subs.add_parser("take", help="take things out", aliases=["get"])
take.add_argument("--all", action="store_true")
take.set_defaults(act=len)
for line in ("-vv put 1 2 3", "take --all", "get"):
    got = parser.parse_args(line.split())
    print(got.verbose, got.command, got.act.__name__, {k: v for k, v in vars(got).items() if k in ("things", "all")})
parser.print_help()
print(put.format_usage(), end="")
