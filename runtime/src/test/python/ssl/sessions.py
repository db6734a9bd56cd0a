# Sessions that are resumed when the program says so, and only then.
import ssl
from tls_peers import Server, client_context, echo, server_context

server = server_context()
client = client_context()
client.maximum_version = ssl.TLSVersion.TLSv1_2
with Server(server, echo, 4) as peer:
    with peer.connect(client) as s:
        first = s.session
        print(type(first).__name__, first.time > 1.5e9, first.timeout > 0, s.session_reused)
        print(first == s.session, first is s.session)
        try:
            s.session = first
        except ValueError as e:
            print(e)
    with peer.connect(client, session=first) as s:
        print(s.session_reused, s.version())
    with peer.connect(client) as s:
        print(s.session_reused, s.session == first)
        for value, context in (object(), client), (first, client_context()):
            try:
                context.wrap_bio(ssl.MemoryBIO(), ssl.MemoryBIO(), server_hostname="localhost",
                                 session=value)
            except (TypeError, ValueError) as e:
                print(type(e).__name__, e)
    with peer.connect(client, session=first) as s:
        print(s.session_reused)
stats = client.session_stats()
print(stats["connect"], stats["connect_good"], stats["hits"], list(stats))
stats = server.session_stats()
print(stats["accept"], stats["accept_good"], stats["hits"])
