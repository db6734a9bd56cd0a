# compile() and import of bytes that are not what they say
import sys
import tempfile

SOURCES = [
    b'name = "\xcf\xb3\xf2\xee\xed" +', b'\xef\xbb\xbf#coding: utf8\nx = 1\n', b'x = 1\ny = "\xff"\n',
    b'# coding: utf-8\ny = "\xff"\n', b'x=1\n\xff\xfe\n', b'#coding: nonesuch\n', b'#coding: ascii\nx="\xe9"\n',
    b'#coding: cp1252\nx="\xe9\x81"\n', b'\xef\xbb\xbf# coding: latin-1\nx=1\n', b'x="\xc3',
    b'x = "\xe9\xa0"\n', b'a = 1\n"\xed\xa0\x80"\n', b'# coding: utf-16\nx=1\n',
    b'x=1\n# coding: latin-1\ny="\xe9"\n', b'# coding: koi8-r\nx="\xe9"\nprint(x +)\n', b'\xff',
    b'#coding: hex\n61\n', b'# coding: latin-1\n\nx=\xe9)\n', b'# fine \xff\nx = 1\n', b'x = "a" "\\t\xff" 1\n',
]
for source in SOURCES:
    try:
        exec(compile(source, '<t>', 'exec'), {'x': 0})
        print('fine')
    except SyntaxError as e:
        print(e.args)
sys.dont_write_bytecode = True
with tempfile.TemporaryDirectory() as folder:
    sys.path.insert(0, folder)
    for i in 2, 6:
        with open(f'{folder}/undecodable{i}.py', 'wb') as file:
            file.write(SOURCES[i])
        try:
            __import__(f'undecodable{i}')
        except SyntaxError as e:
            print(e.msg, e.lineno, e.offset, e.filename == f'{folder}/undecodable{i}.py')
