# A web crawler over a made-up web: worker threads with queue.Queue, the same with a pool of futures, politeness, retries.

import hashlib
import queue
import threading
from collections import Counter, defaultdict
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, as_completed, wait
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit


class HttpError(Exception):
    def __init__(self, status, url):
        super().__init__(f"{status} for {url}")
        self.status, self.url = status, url


class FakeWeb:
    """Pages follow from their address; the same for every run and order."""

    HOSTS = ["alpha.example", "beta.example", "gamma.example"]

    def __init__(self, pages=60):
        self.pages, self.lock = pages, threading.Lock()
        self.hits, self.active, self.crowded = Counter(), Counter(), 0

    def number(self, url):
        return int(hashlib.sha256(url.encode()).hexdigest()[:8], 16)

    def fetch(self, url):
        host = urlsplit(url).netloc
        with self.lock:
            self.hits[url] += 1
            self.active[host] += 1
            self.crowded = max(self.crowded, self.active[host])
            hits = self.hits[url]
        try:
            return self.page(url, hits)
        finally:
            with self.lock:
                self.active[host] -= 1

    def page(self, url, hits):
        path = urlsplit(url).path
        n = int(path.strip("/").removeprefix("page") or 0)
        if n >= self.pages or n % 17 == 13:
            raise HttpError(404, url)
        if n % 7 == 5 and hits < 3:
            raise HttpError(503, url)
        seed = self.number(url)
        links = [f"page{(n * 3 + seed % 5 + k * 7) % (self.pages + 5)}" for k in range(3)]
        other = self.HOSTS[seed % 3]
        return (f"<html><head><title>Page {n} of {urlsplit(url).netloc}</title></head><body><p>{'word ' * (seed % 9)}</p>"
                f"<a href='/{links[0]}'>one</a> <a href=\"{links[1]}#top\">two</a>"
                f"<a href='http://{other}/{links[2]}'>three</a><a name=here>no</a><a href='mailto:x@y'>mail</a></body></html>")


class LinkParser(HTMLParser):
    def __init__(self, base):
        super().__init__()
        self.base, self.links, self.title, self.words, self.in_title = base, [], "", 0, False

    def handle_starttag(self, tag, attrs):
        self.in_title = tag == "title"
        href = dict(attrs).get("href")
        if tag == "a" and href:
            url = urlsplit(urljoin(self.base, href))
            if url.scheme == "http":
                self.links.append(url._replace(fragment="").geturl())

    def handle_endtag(self, tag):
        self.in_title = False

    def handle_data(self, data):
        if self.in_title:
            self.title += data
        else:
            self.words += len(data.split())


class Result:
    def __init__(self):
        self.lock, self.titles, self.errors, self.retries = threading.Lock(), {}, {}, Counter()
        self.links, self.words, self.seen = defaultdict(set), 0, set()

    def claim(self, url):
        with self.lock:
            if url in self.seen:
                return False
            self.seen.add(url)
            return True

    def store(self, url, page):
        with self.lock:
            self.titles[url] = page.title
            self.words += page.words
            self.links[url].update(page.links)

    def summary(self):
        hosts = Counter(urlsplit(u).netloc for u in self.titles)
        inbound = Counter(target for targets in self.links.values() for target in targets)
        digest = hashlib.md5("\n".join(sorted(self.titles)).encode()).hexdigest()
        return [
            f"pages {len(self.titles)}, errors {len(self.errors)}, seen {len(self.seen)}, words {self.words}",
            f"hosts {sorted(hosts.items())}",
            f"retries {sum(self.retries.values())} on {len(self.retries)} pages",
            f"404: {sum(e.status == 404 for e in self.errors.values())}",
            f"most linked: {sorted(inbound.items(), key=lambda i: (-i[1], i[0]))[:3]}",
            f"digest {digest[:12]}",
        ]


def visit(web, url, result, gates):
    """Fetch with retries, no more than two at a time from one host; gives the links."""
    for attempt in range(4):
        with gates[urlsplit(url).netloc]:
            try:
                text = web.fetch(url)
                break
            except HttpError as e:
                if e.status != 503:
                    with result.lock:
                        result.errors[url] = e
                    return []
        with result.lock:
            result.retries[url] += 1
    parser = LinkParser(url)
    parser.feed(text)
    parser.close()
    result.store(url, parser)
    return parser.links


def gates_of(web):
    return {host: threading.BoundedSemaphore(2) for host in web.HOSTS}


def crawl_with_queue(web, start, workers):
    result, jobs, gates = Result(), queue.Queue(), gates_of(web)
    done = [0] * workers

    def work(n):
        while (url := jobs.get()) is not None:
            try:
                for link in visit(web, url, result, gates):
                    if result.claim(link):
                        jobs.put(link)
                done[n] += 1
            finally:
                jobs.task_done()
        jobs.task_done()

    result.claim(start)
    jobs.put(start)
    threads = [threading.Thread(target=work, args=(n,), name=f"crawler-{n}") for n in range(workers)]
    for t in threads:
        t.start()
    jobs.join()
    for _ in threads:
        jobs.put(None)
    for t in threads:
        t.join()
    print("  all work counted:", sum(done) == len(result.seen), "queue empty:", jobs.empty(), "polite:", web.crowded <= 2)
    return result


def crawl_with_pool(web, start, workers):
    result, gates = Result(), gates_of(web)
    result.claim(start)
    with ThreadPoolExecutor(workers, thread_name_prefix="pool") as pool:
        pending = {pool.submit(visit, web, start, result, gates)}
        while pending:
            finished, pending = wait(pending, return_when=FIRST_COMPLETED)
            for future in finished:
                pending |= {pool.submit(visit, web, link, result, gates) for link in future.result() if result.claim(link)}
    return result


start = "http://alpha.example/page1"
summaries = []
for name, crawl, workers in [("queue x1", crawl_with_queue, 1), ("queue x4", crawl_with_queue, 4), ("pool x3", crawl_with_pool, 3)]:
    print(name)
    web = FakeWeb()
    summaries.append(crawl(web, start, workers).summary())
print("\n".join(summaries[0]))
print("all the same:", summaries[0] == summaries[1] == summaries[2])

with ThreadPoolExecutor(2) as pool:
    futures = {pool.submit(FakeWeb().fetch, f"http://beta.example/page{n}"): n for n in (2, 13, 5, 900)}
    outcome = {}
    for f in as_completed(futures):
        outcome[futures[f]] = str(f.exception() or "fetched")
    print(sorted(outcome.items()))
    print(list(pool.map(lambda u: urljoin(start, u), ["x", "/y", "../z?q=1", "//beta.example/", "#f"])))
try:
    pool.submit(print)
except RuntimeError as e:
    print("RuntimeError:", e)
