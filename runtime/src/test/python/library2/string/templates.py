# Shows templates with substitution, their own delimiters, and what a wrong place-holder says.
import string

t = string.Template("$who owes ${much}USD, $$5 of it to $whom")
print(t.safe_substitute(who="Ann"), "/", t.get_identifiers(), t.is_valid())
print(t.substitute({"who": "Ann", "much": 10}, whom="Bob"))


class Percent(string.Template):
    delimiter = "%"
    idpattern = r"[a-z]+_[a-z]+"


print(Percent("%a_b %notit %c_d").safe_substitute(a_b=1, c_d=2))
for text in ("a\nb $", "${x", "$missing"):
    try:
        string.Template(text).substitute()
    except (KeyError, ValueError) as error:
        print(type(error).__name__, error)
print(string.capwords("the  quick-brown fox"), string.capwords("a-b-c", "-"))
