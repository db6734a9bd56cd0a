# Shows the two kinds of interpolation in configuration files and what goes wrong with them.
import configparser

TEXT = """
[DEFAULT]
root = /srv
[web]
port = 80
url = %(root)s/web:%(port)s
rate = 5%%
bad = %(missing)s
loop = %(loop)s
"""
c = configparser.ConfigParser()
c.read_string(TEXT)
print(c["web"]["url"], c["web"]["rate"], c.get("web", "url", raw=True), c.get("web", "url", vars={"port": "8"}))
for name in ("bad", "loop"):
    try:
        c.get("web", name)
    except configparser.Error as error:
        print(type(error).__name__, str(error).splitlines()[0])
e = configparser.ConfigParser(interpolation=configparser.ExtendedInterpolation())
e.read_string("[a]\nx = 1\n[b]\ny = ${a:x}2\nz = ${y}$$\n")
print(dict(e["b"]))
