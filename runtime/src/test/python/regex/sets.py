# Character sets and classes, narrow and wide.
import re
text = 'az AZ 09 _-. \t\n é ß Ж 中 ٣ \u2028 😀 ½'
for p in [r'\w', r'\W', r'\d', r'\s', '[a-z]', '[^a-z]', '[\u0400-\u04ff]', '[a\U0001F600-\U0001F64F]', r'[\w.]', r'[^\W\d]', r'[^\s\S]',
          '[]a]', '[^]a]', r'[\]\-\\]', '[a-]', r'[\x41\u0416]', '.', '[ß-é]*', '[éßЖa]']:
    print(ascii(p), [ascii(x) for x in re.findall(p, text)][:12], len(re.findall('(?a)' + p, text)), len(re.findall('(?s)' + p, text)))
for p in ['[z-a]', '[a', r'[\d-x]', r'[\q]']:
    try:
        print(re.findall(p, 'a-1x'))
    except re.error as e:
        print(p, e)
