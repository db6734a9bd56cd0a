# Fields that are taken in stretches: plain, quoted, escaped, wide, at the limit, of every dialect option.
import csv
import io

rows = [["a", "b c", "x,y", 'q"q', "", " s", "\u0416\u00e9", "e\\e", "line\nline"], [1, 2.5, None, True, -7], ["", ""], ["one"]]
for options in ({}, {"delimiter": ";"}, {"quoting": csv.QUOTE_ALL}, {"quoting": csv.QUOTE_NONNUMERIC}, {"escapechar": "\\"}, {"doublequote": False, "escapechar": "\\"},
                {"quoting": csv.QUOTE_NONE, "escapechar": "\\"}, {"quotechar": "'", "lineterminator": "!\n"}, {"delimiter": "\u0416", "quotechar": "\u0417"}, {"delimiter": "\t", "skipinitialspace": True}):
    out = io.StringIO()
    writer = csv.writer(out, **options)
    for row in rows:
        try:
            writer.writerow(row)
        except csv.Error as e:
            print(e)
    print(ascii(out.getvalue()))
    try:
        print(ascii(list(csv.reader(io.StringIO(out.getvalue(), newline=""), **options))))
    except (csv.Error, ValueError) as e:
        print(type(e).__name__, e)
for text in ('ab"c,"d"e,f', '"a""b","c\nd",e', " a, b ,c", "a\\,b,c\\", '"a', "a,b\r", ",,", "\n", "a\rb", "x\u0416y,\u0416", 'a,"b"  ,c'):
    for options in ({}, {"strict": True}, {"skipinitialspace": True, "escapechar": "\\"}, {"quotechar": None, "quoting": csv.QUOTE_NONE}):
        try:
            print(ascii(list(csv.reader([text, "next,line"], **options))), end=" ")
        except csv.Error as e:
            print(e, end=" ")
    print()
old = csv.field_size_limit(4)
for text in ("abcd,efgh", "abcde", '"abcde"', "a,bcdef,g"):
    try:
        print(next(csv.reader([text])))
    except csv.Error as e:
        print(e)
csv.field_size_limit(old)
