# What is wrong with a document, its number and its place.
from pyexpat import ErrorString, ExpatError, ParserCreate, errors

for document in [
        b"", b"a", b"<", b"<a>", b"<a/>x", b"<a></b>", b"<a>&x;</a>", b"<a>&#0;</a>", b"<a b='1' b='2'/>", b"<a b=1/>", b"<a b/>",
        b"<a b='<'/>", b"<a b='1'c='2'/>", b" <?xml version='1.0'?><a/>", b"<?xml version=1.0?><a/>", b"<?xml?><a/>",
        b"<?xml version='1.0' encoding='utf-16'?><a/>", b"<?XML version='1.0'?><a/>", b"<!-- a--b --><a/>", b"<!-- x", b"<!x><a/>",
        b"<a><![CDATA[x", b"<a>]]></a>", b"<a>\n\xff</a>", b"<a>\xc3", b"<a>x\x01</a>", b"<!DOCTYPE a FOO 'x'><a/>", b"<!DOCTYPE a [",
        b"<!DOCTYPE a [<!ENTITY e '&e;'>]><a>&e;</a>", b"<!DOCTYPE a [<!ENTITY e '<b>'>]><a>&e;</b></a>", b"<!DOCTYPE a [<!ENTITY e '%p;'>]><a/>",
        b"<!DOCTYPE a [<!ENTITY e SYSTEM 'f'>]><a b='&e;'/>", b"<!DOCTYPE a [<!ENTITY e SYSTEM 'f' NDATA n>]><a>&e;</a>",
        b"<!DOCTYPE a [<!ELEMENT a (b|c,d)>]><a/>", b"<!DOCTYPE a [<!ATTLIST a x FOO #IMPLIED>]><a/>", b"<!DOCTYPE a PUBLIC '{' 'x'><a/>",
        b"<a>\r\n<b></a>", "<a>\u20ac\n<\u20ac".encode("utf-16"), b"<p:a/>", b"<a xmlns:p=''/>", b"<a xmlns:xml='u'/>", b"<a xmlns:xmlns='u'/>"]:
    for separator in [None, "!"]:
        parser = ParserCreate(namespace_separator=separator)
        try:
            print(document, parser.Parse(document, True))
        except ExpatError as e:
            print(document, e, e.code, e.lineno, e.offset, parser.ErrorByteIndex, errors.messages[e.code] == ErrorString(e.code))
for call in [lambda: ParserCreate(encoding=1), lambda: ParserCreate(namespace_separator="ab"), lambda: ParserCreate(intern=1),
             lambda: ParserCreate().Parse(b"<?xml version='1.0' encoding='no-such'?><a/>"), lambda: ParserCreate().Parse(1),
             lambda: ParserCreate().ParseFile(1), lambda: setattr(ParserCreate(), "buffer_size", 0), lambda: ErrorString(99)]:
    try:
        print(call())
    except (TypeError, ValueError, LookupError) as e:
        print(type(e).__name__, e)
bomb = b"<!DOCTYPE a [<!ENTITY x0 'xxxxxxxxxx'>" + b"".join(b"<!ENTITY x%d '%s'>" % (i, b"&x%d;" % (i - 1) * 10) for i in range(1, 9))
try:
    ParserCreate().Parse(bomb + b"]><a>&x8;</a>", True)
except ExpatError as e:
    print(e)
