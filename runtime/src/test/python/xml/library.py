# xml.etree, minidom, sax, plistlib over the parser.
import io, plistlib, xml.dom.minidom, xml.dom.pulldom, xml.sax, xml.sax.handler
import xml.etree.ElementTree as ET

root = ET.fromstring("<?xml version='1.0'?><r xmlns:p='u:p' p:a='1'>t&#233;<p:b/>tail<!-- c --><c d='&lt;'>\u20ac</c></r>")
print(ET.tostring(root), root.find("{u:p}b").tail, [(e.tag, e.attrib) for e in root.iter()])
ET.indent(root)
print(ET.tostring(root, "unicode"))
for event, element in ET.iterparse(io.BytesIO(b"<a><b>1</b><b>2</b></a>"), ["start", "end", "start-ns"]):
    print(event, element.tag, element.text)
pull = ET.XMLPullParser(["end"])
pull.feed("<a><b>x</b")
pull.feed("></a>")
print([e.tag for _, e in pull.read_events()], ET.canonicalize("<a z='1' b='2'><c/></a>"))
for bad in ["<a><b></a>", "", "<a>&nbsp;</a>", "<a b='1' b='2'/>"]:
    try:
        ET.fromstring(bad)
    except ET.ParseError as e:
        print(e, e.code, e.position)
dom = xml.dom.minidom.parseString("<!DOCTYPE a [<!ENTITY e 'x<b/>y'><!ATTLIST a k CDATA 'v'>]><a>&e;<?pi d?><![CDATA[<]]></a>")
print(dom.toxml(), dom.documentElement.getAttribute("k"), dom.doctype.name)
print(xml.dom.minidom.parseString("<a><b>1</b></a>").toprettyxml(indent=" "))


class Handler(xml.sax.handler.ContentHandler):
    def startElementNS(self, name, qname, attributes):
        print("start", name, qname, attributes.items(), self.locator.getLineNumber(), self.locator.getColumnNumber())
    def characters(self, text):
        print("text", repr(text))
    def setDocumentLocator(self, locator):
        self.locator = locator


reader = xml.sax.make_parser()
reader.setFeature(xml.sax.handler.feature_namespaces, True)
reader.setContentHandler(Handler())
reader.parse(io.StringIO("<a xmlns='u'>\n<b c='d'>text</b></a>"))
try:
    xml.sax.parseString("<a>", xml.sax.handler.ContentHandler())
except xml.sax.SAXParseException as e:
    print(e)
for event, node in xml.dom.pulldom.parseString("<a><b/>t</a>"):
    print(event, node.nodeName)
data = {"i": 1, "f": 2.5, "b": b"bytes", "l": [True, None is None, "s&<"], "d": {"x": "y"}}
print(plistlib.loads(plistlib.dumps(data)) == data)
