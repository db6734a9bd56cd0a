# A local web server over TLS and four threads that ask it: http.client and urllib.
import http.client
import http.server
import threading
import urllib.request
from tls_peers import client_context, server_context


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        body = self.path.encode() * 1000
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
server.socket = server_context().wrap_socket(server.socket, server_side=True)
port = server.server_address[1]
threading.Thread(target=server.serve_forever, args=(0.05,)).start()
results = {}


def ask(i):
    connection = http.client.HTTPSConnection("localhost", port, context=client_context())
    got = []
    for n in range(5):
        connection.request("GET", f"/{i}/{n}")
        response = connection.getresponse()
        got.append((response.status, len(response.read())))
    connection.close()
    with urllib.request.urlopen(f"https://localhost:{port}/u{i}", context=client_context()) as f:
        got.append(f.read() == b"/u%d" % i * 1000)
    results[i] = got


threads = [threading.Thread(target=ask, args=(i,)) for i in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
server.shutdown()
server.server_close()
for i in sorted(results):
    print(i, results[i])
