# Shows a page of HTML taken apart: tags, attributes, references, comments and unfinished ends.
import html
from html.parser import HTMLParser


class Tell(HTMLParser):
    def handle_starttag(self, tag, attrs): print("start", tag, attrs, self.getpos())
    def handle_endtag(self, tag): print("end", tag)
    def handle_startendtag(self, tag, attrs): print("both", tag, attrs)
    def handle_data(self, data): print("data", repr(data))
    def handle_comment(self, data): print("comment", repr(data))
    def handle_decl(self, decl): print("decl", decl)
    def handle_pi(self, data): print("pi", data)
    def handle_entityref(self, name): print("entity", name)
    def handle_charref(self, name): print("char", name)


t = Tell(convert_charrefs=False)
t.feed("<!DOCTYPE html><p class=a ID='b' x>1 &lt; &#50;<br/><!-- c -->\n<A HREF=\"?a&amp;b\">k</a><?php x?>")
t.feed("<script>if (a<b) '</p>'</script>")
t.close()
print(t.get_starttag_text())
print(html.escape("<a href='x'>&\"</a>"), html.escape("'", quote=False), html.unescape("&lt;&#x41;&#0;&notit;&amp &eacute;&bogus;&#xD800;"))
