# A parser and those of its external entities may be used by several threads; their declarations are shared.
import threading
from xml.parsers import expat

TEXT = b'<!DOCTYPE r [<!ENTITY e SYSTEM "e.xml"><!ENTITY x "in">]><r>&e;</r>'
names = []


def make():
    parser = expat.ParserCreate()
    parser.buffer_text = True

    def external(context, base, system, public):
        child = parser.ExternalEntityParserCreate(context)
        child.StartElementHandler = lambda name, attributes: names.append(name)
        child.CharacterDataHandler = names.append
        child.Parse(b'<c>&x;</c>', True)
        return 1
    parser.ExternalEntityRefHandler = external
    return parser


def read(parser):
    for _ in range(200):
        parser.CurrentLineNumber, parser.CurrentByteIndex, parser.GetInputContext(), parser.buffer_used
        parser.ordered_attributes = parser.namespace_prefixes = True
        parser.buffer_size = 100
        parser.SetBase('b')


for _ in range(20):
    parser = make()
    threads = [threading.Thread(target=read, args=(parser,)) for _ in range(2)]
    for t in threads:
        t.start()
    for i in range(len(TEXT)):
        parser.Parse(TEXT[i:i + 1], i == len(TEXT) - 1)
    for t in threads:
        t.join()
print(len(names), sorted(set(names)), parser.GetBase(), parser.CurrentLineNumber, parser.CurrentColumnNumber)
