# Shows addresses split into parts, joined, and what is said of wrong ones.
from urllib.parse import parse_qs, parse_qsl, urljoin, urlsplit, urlparse, urldefrag, urlencode

u = urlsplit("HTTP://user:pw@Host.Example:8080/a/b;p?q=1&r#frag")
print(u, u.scheme, u.hostname, u.port, u.username, u.password, u.geturl())
print(urlparse("//h/p;x=1?q"), urldefrag("a#b"), u._replace(netloc="n", fragment="").geturl())
for ref in ("../x", "/y", "?z", "#f", "//other/p", "g;x=1/../y", "../../../up", "mailto:a@b", ""):
    print(urljoin("http://h/a/b/c?q", ref), end=" ")
print()
print(parse_qs("a=1&a=2&b=&c=%20+x"), parse_qsl("a=&b=1", keep_blank_values=True), urlencode([("k", ["a b", "é"]), ("n", 1)], doseq=True))
for act in (lambda: urlsplit("http://h:x/").port, lambda: urlsplit("http://h:99999/").port, lambda: urlsplit("http://[::1/"),
            lambda: parse_qs("a;b", strict_parsing=True), lambda: urljoin("a", b"b"), lambda: parse_qsl("a=1&b=2", max_num_fields=1)):
    try:
        act()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
