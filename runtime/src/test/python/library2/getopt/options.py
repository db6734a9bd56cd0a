# Shows short and long options taken from a command line, and what is wrong with others.
import getopt

print(getopt.getopt("-a -b val --long x --fl=3 rest -a".split(), "ab:", ["long", "flag="]))
print(getopt.gnu_getopt("rest -a --flag 3 more -bx -- -a".split(), "ab:", ["flag="]))
print(getopt.gnu_getopt("-a rest -b".split(), "+ab"), getopt.getopt(["-", "x"], "a"))
for line in ("-z", "-b", "--none", "--flag", "--long=3", "--f"):
    try:
        getopt.getopt([line], "ab:", ["long", "flag=", "fun"])
    except getopt.GetoptError as error:
        print(error, "|", error.opt, "|", error.msg)
