# Handlers: what they may do, exceptions from them, default handlers, external entities, files, encodings.
import io
from pyexpat import ExpatError, ParserCreate, XML_PARAM_ENTITY_PARSING_ALWAYS

DTD = b"<!DOCTYPE r [<!ENTITY e 'x<b/>y'>]><r a='1'>&e;&amp;<!-- c --></r>"
for name in ["DefaultHandler", "DefaultHandlerExpand"]:
    parser, seen = ParserCreate(), []
    setattr(parser, name, seen.append)
    parser.Parse(DTD, True)
    print(seen)
parser = ParserCreate()
seen = []
def fail(name, attributes):
    seen.append((name, parser.GetInputContext()))
    raise KeyError(name)
parser.StartElementHandler = fail
parser.EndElementHandler = seen.append
try:
    parser.Parse(b"<a><b/></a>", True)
except KeyError as e:
    print(e, seen, parser.StartElementHandler, parser.EndElementHandler)
parser = ParserCreate(namespace_separator=" ")
files = {"d.dtd": b"<!ENTITY % q 'CDATA'><!ATTLIST r d %q; 'default'><![INCLUDE[<!ENTITY i 'from outside'>]]>", "f.xml": b"<?xml encoding='ascii'?><f>&i;</f>"}
def external(context, base, system, public):
    print("external", system, public, base)
    return parser.ExternalEntityParserCreate(context).Parse(files[system], True)
parser.SetParamEntityParsing(XML_PARAM_ENTITY_PARSING_ALWAYS)
parser.SetBase("here")
parser.ExternalEntityRefHandler = external
parser.StartElementHandler = lambda *args: print(args)
parser.CharacterDataHandler = print
parser.ParseFile(io.BytesIO(b"<!DOCTYPE r SYSTEM 'd.dtd' [<!ENTITY f SYSTEM 'f.xml'>]><r>&f;&i;</r>"))
parser.ExternalEntityRefHandler = None
for encoding in ["utf-16", "iso-8859-1", "cp1252", "ascii"]:
    parser = ParserCreate()
    parser.CharacterDataHandler = lambda text: print(encoding, ascii(text))
    text = "<?xml version='1.0' encoding='%s'?><a>\u00e9\u2013</a>" % encoding
    parser.Parse(text.encode(encoding, "xmlcharrefreplace"), True)
parser = ParserCreate("latin-1", intern={})
parser.CharacterDataHandler = print
print(parser.Parse(b"<a>\xe9</a>", True), parser.intern)
