# Shows how the sniffer guesses a dialect and whether there is a header.
import csv

for text in ("a;b;c\n1;2;3\n4;5;6\n", "name,age\n'x, y',3\n'z, w',4\n", "a\tb\n1\t2\n"):
    d = csv.Sniffer().sniff(text)
    print(repr(d.delimiter), repr(d.quotechar), d.doublequote, d.skipinitialspace)
    print(list(csv.reader(text.splitlines(), d)), csv.Sniffer().has_header(text))
try:
    csv.Sniffer().sniff("abc", delimiters=";")
except csv.Error as error:
    print(error)
