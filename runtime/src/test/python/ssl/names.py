# The name a client asks for (SNI) chooses a context; protocols are agreed on (ALPN).
import ssl
from tls_peers import Server, client_context, plain, server_context


def attempt(server, client, hostname, show):
    with Server(server, lambda s: s.send(repr(s.selected_alpn_protocol()).encode())) as peer:
        try:
            with peer.connect(client, hostname) as s:
                s.read(1)
                print(show(s))
        except ssl.SSLError as e:
            print(type(e).__name__, e.reason)


def common_name(s):
    return dict(pair for rdn in s.getpeercert()["subject"] for pair in rdn)["commonName"]


other = server_context("other.pem")
server = server_context()


def choose(s, name, context):
    print("asked for", name, type(s).__name__, context is server, s.server_side)
    if name == "other.example":
        s.context = other
    return {"no.example": ssl.ALERT_DESCRIPTION_ACCESS_DENIED}.get(name)


server.sni_callback = choose
print(server.sni_callback is choose)
client = client_context()
client.check_hostname = False
for name in "localhost", "other.example", "no.example", None, "127.0.0.1":
    attempt(server, client, name, common_name)
server.sni_callback = None
attempt(server, client, "other.example", common_name)
for theirs in ["h2", "http/1.1"], ["http/1.1"], ["spdy/3"]:
    server.set_alpn_protocols(["http/1.1", "h2"])
    client.set_alpn_protocols(theirs)
    attempt(server, client, "localhost", lambda s: s.selected_alpn_protocol())
