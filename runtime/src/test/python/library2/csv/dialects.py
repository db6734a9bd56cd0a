# Shows registered dialects, the dictionary reader and writer, and rows of the wrong length.
import csv
import io

csv.register_dialect("bars", delimiter="|", quotechar="'", lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
out = io.StringIO()
w = csv.DictWriter(out, ["a", "b"], dialect="bars", restval="-", extrasaction="raise")
w.writeheader()
w.writerows([{"a": 1, "b": "x|y"}, {"a": "it's"}])
print(out.getvalue())
try:
    w.writerow({"a": 1, "z": 2})
except ValueError as error:
    print(error)
out.seek(0)
for row in csv.DictReader(out, dialect="bars"):
    print(row)
print(list(csv.DictReader(["x,y", "1,2,3,4", "5"], restkey="rest", restval="none")))
print("bars" in csv.list_dialects(), csv.get_dialect("bars").delimiter)
csv.unregister_dialect("bars")
try:
    csv.get_dialect("bars")
except csv.Error as error:
    print(error)
