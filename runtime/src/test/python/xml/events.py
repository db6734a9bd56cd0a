# All events of a document with a DTD, whole and by single bytes, with their places.
from xml.parsers import expat

DOCUMENT = b"""<?xml version="1.0" encoding="ISO-8859-1" standalone="no"?>
<?style href="s.css"?><!-- comment -->
<!DOCTYPE root SYSTEM "root.dtd" [
<!ELEMENT root (a?, (b | c)+, d*)> <!ELEMENT a EMPTY> <!ELEMENT b ANY> <!ELEMENT c (#PCDATA | a)*>
<!ATTLIST root x CDATA #REQUIRED y (p|q) "p" z NMTOKENS #IMPLIED n NOTATION (t) #FIXED "t">
<!NOTATION t PUBLIC " public  id "> <!NOTATION u SYSTEM "u.exe">
<!ENTITY int "in&#x74;ernal <b>&amp;</b>"> <!ENTITY ext SYSTEM "e.xml"> <!ENTITY raw SYSTEM "r" NDATA t>
%unread; ]>
<root x=" 1\n2&lt;&#65;" z="  k  l "><a/>\xe9&int;<![CDATA[<c>\r\n]]]]>&ext;&lost;
<ns:c xmlns:ns="urn:n" ns:v="w"/></root>
<!-- end -->"""
NAMES = [n for n in dir(expat.ParserCreate()) if n.endswith("Handler") and not n.startswith("Default")]


def trace(pieces, **options):
    events = []
    parser = expat.ParserCreate(namespace_separator="!")
    for name, value in options.items():
        setattr(parser, name, value)
    for name in NAMES:
        def handle(*args, name=name):
            events.append((name[:-7], *args, parser.CurrentLineNumber, parser.CurrentColumnNumber, parser.CurrentByteIndex))
            return 1
        setattr(parser, name, handle)
    for piece in pieces:
        parser.Parse(piece)
    print(parser.Parse(b"", True), parser.ErrorCode)
    return events


whole = trace([DOCUMENT])
print(*whole, sep="\n")
print(trace([DOCUMENT[i:i + 1] for i in range(len(DOCUMENT))], buffer_text=True) == trace([DOCUMENT], buffer_text=True))
for event in trace([DOCUMENT], ordered_attributes=True, specified_attributes=True, namespace_prefixes=True):
    if event[0] in ("StartElement", "EndElement"):
        print(event)
