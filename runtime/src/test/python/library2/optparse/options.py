# Shows the older parser of options: types, groups, call-backs, help and what it says of errors.
import optparse


class P(optparse.OptionParser):
    def error(self, msg):
        raise ValueError(msg)


p = P(usage="%prog [options] x", prog="old", version="%prog 2")
p.add_option("-n", "--num", type="int", default=1, help="a number [%default]", metavar="N")
p.add_option("-q", action="store_false", dest="loud", default=True)
p.add_option("-p", nargs=2, type="float", action="append")
p.add_option("-c", action="callback", callback=lambda o, s, v, parser: print("called", o.dest, s, v), type="string")
g = optparse.OptionGroup(p, "More", "text")
g.add_option("--kind", choices=["a", "b"])
p.add_option_group(g)
values, rest = p.parse_args(["-n0x10", "-q", "-p", "1", "2", "-c", "z", "--kin=b", "rest", "--", "-n"])
print(vars(values), rest)
for line in (["-n", "x"], ["--kind=z"], ["--no"], ["-n"], ["-q=1", "-z"], ["--num"]):
    try:
        p.parse_args(line)
    except ValueError as error:
        print(error)
print(p.format_help(), p.get_version())
try:
    p.add_option("-n")
except optparse.OptionConflictError as error:
    print(error)
