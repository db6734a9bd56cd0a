# Shows text wrapped, filled, shortened, indented and freed of its margin.
import textwrap

text = "The  quick-brown fox jumped-over extraordinarily-long-hyphenated words and supercalifragilistic ends.\nNew line\there."
print(textwrap.fill(text, 24, initial_indent="* ", subsequent_indent="  "))
for kw in ({"break_long_words": False}, {"break_on_hyphens": False}, {"max_lines": 2, "placeholder": "~"}, {"replace_whitespace": False},
           {"fix_sentence_endings": True}, {"drop_whitespace": False}, {"expand_tabs": False}):
    print(textwrap.wrap(text, 18, **kw))
print(textwrap.shorten("one two three four", 12), textwrap.shorten("one  two", 20), repr(textwrap.dedent("\n    a\n      b\n   \n    c\n")))
print(repr(textwrap.indent("a\n\nb\n", "> ")), repr(textwrap.indent("a\n\nb", "> ", lambda line: True)), textwrap.wrap(""))
for act in (lambda: textwrap.wrap("a b", 0), lambda: textwrap.wrap("abc d", 2, max_lines=1)):
    try:
        act()
    except ValueError as error:
        print(error)
