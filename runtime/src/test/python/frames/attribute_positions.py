# A missing method is marked without its arguments; in later lines the name alone is marked.
import traceback


class Has:
    a = None

    def method(self, *args):
        raise ValueError

    def parent(self):
        super().missing()


has = Has()


def call(): has.missing()
def named(): has.missing(1, x=2)
def late(): has.missing(list(()), 1)
def wrong(): has.a.join(3)
def chain():
    return (has
        .a
        .b)
def chained_call():
    (has
        .method(1,
                2))
def store():
    (has
        .a
        .b) = 3


for f in call, named, late, wrong, has.parent, chain, chained_call, store:
    try:
        f()
    except Exception:
        print(traceback.format_exc().replace(__file__, "FILE").split("\n", 3)[3])
