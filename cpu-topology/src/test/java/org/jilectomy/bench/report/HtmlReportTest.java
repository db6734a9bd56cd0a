package org.jilectomy.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.jilectomy.bench.results.MachineSheet;
import org.jilectomy.bench.results.Overhead;
import org.jilectomy.bench.results.Protocol;
import org.jilectomy.bench.results.Results;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page by its text, and in a browser where there is one. */
class HtmlReportTest {
    private static final String PAGE = HtmlReport.render(MadeUp.results());

    /** Asks every picture how large it is and what is drawn in it; for the test's copy only. */
    private static final String INSPECTION = """
            <script>
            addEventListener('load', () => {
              const lines = [...document.querySelectorAll('figure svg.chart')].map(svg => {
                const box = svg.getBoundingClientRect();
                const marks = [...svg.querySelectorAll('svg path, svg rect')].filter(mark => {
                  const b = mark.getBBox();
                  return b.width + b.height > 0 || mark.getTotalLength() >= 0 && mark.classList.contains('dots');
                });
                const texts = [...svg.querySelectorAll('text')].filter(t => t.getBBox().width > 0);
                const out = texts.filter(t => {
                  const b = t.getBoundingClientRect();
                  return b.left < box.left - 1 || b.right > box.right + 1 || b.top < box.top - 1
                      || b.bottom > box.bottom + 1;
                }).map(t => t.textContent);
                return [svg.getAttribute('aria-label'), Math.round(box.width), Math.round(box.height),
                    marks.length, texts.length, out.join('/')].join('|');
              });
              lines.push('height|' + document.documentElement.scrollHeight);
              lines.push('overflow|' + (document.documentElement.scrollWidth - innerWidth));
              document.body.innerHTML = '';
              document.body.textContent = 'BEGIN\\n' + lines.join('\\n') + '\\nEND';
            });
            </script>
            """;

    @TempDir
    Path folder;

    private static Chromium browser() {
        return Chromium.find().orElseGet(() -> {
            String why = "no Chromium on the path and no CHROME_BIN: the HTML report was not "
                    + "loaded in a browser";
            System.out.println("HtmlReportTest: skipped: " + why);
            return abort(why);
        });
    }

    /** The page without its security policy and with a script that looks at the pictures. */
    private static String inspected(String page) {
        String open = page.replaceFirst("<meta http-equiv=\"Content-Security-Policy\"[^>]*>", "");
        assertThat(open).isNotEqualTo(page);
        return open.replace("</head>", INSPECTION + "</head>");
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private List<String> inspect(Chromium browser, String page)
            throws IOException, InterruptedException {
        Chromium.Loaded loaded = browser.load(write("inspected.html", inspected(page)),
                "--window-size=1120,900", "--dump-dom");
        Matcher lines = Pattern.compile("BEGIN\n(.*)\nEND", Pattern.DOTALL).matcher(loaded.dom());
        assertThat(lines.find()).as(loaded.dom()).isTrue();
        return lines.group(1).replace("&lt;", "<").replace("&gt;", ">").lines().toList();
    }

    @Test
    void pageFetchesNothingAndRunsNothing() {
        assertThat(PAGE).contains("default-src 'none'").doesNotContain("<script", "http://",
                "https://", "<iframe", "@import", "url(", "NaN", "Infinity");
        assertThat(PAGE).doesNotContain("src=\"");
    }

    @Test
    void textIsEscaped() {
        assertThat(PAGE).contains("Intel(R) Xeon(R) &lt;Processor&gt;", "&lt;try a longer one&gt;")
                .doesNotContain("<Processor>", "<try");
    }

    @Test
    void everyFigureAndTableIsThere() {
        assertThat(PAGE).contains("Wall time against threads", "CPU time against threads",
                "Ratios, fork by fork", "Distributions", "the machine under them", "P-states",
                "Warm-up", "biased, 2 threads", "9.7 times faster", "rejected", "script sha256",
                "A sample is rejected if", "allowed CPUs: 0-1");
        assertThat(PAGE.split("<svg class=\"chart\"", -1)).hasSize(1 + 7 + 2 * 6);
    }

    @Test
    void resultsWithoutSamplesAreAPageToo() {
        Results nothing = new Results(Instant.EPOCH, "fib.py", List.of(),
                new Protocol(Protocol.Mode.INTERLEAVED, 1, 1, 1, 1, 5, 0.01, 0.95, Map.of(),
                        List.of()),
                new MachineSheet(MadeUp.machine(), "", Map.of()), List.of(), List.of(), List.of(),
                List.of(), Overhead.unknown(), List.of("all failed"), 1);
        assertThat(HtmlReport.render(nothing)).contains("Nothing was measured", "all failed");
        assertThat(TextReport.render(nothing, Colours.NONE)).contains("nothing was measured");
        assertThat(MarkdownReport.render(nothing)).contains("Nothing was measured");
    }

    @Test
    void browserDrawsEveryFigureAndHasNoComplaint() throws IOException, InterruptedException {
        Chromium browser = browser();
        List<String> lines = inspect(browser, PAGE);
        List<String[]> figures = lines.stream().map(line -> line.split("\\|", -1))
                .filter(parts -> parts.length == 6).toList();
        assertThat(figures).hasSize(7 + 2 * 6);
        for (String[] figure : figures) {
            assertThat(Integer.parseInt(figure[1])).as("width of " + figure[0]).isGreaterThan(200);
            assertThat(Integer.parseInt(figure[2])).as("height of " + figure[0]).isGreaterThan(120);
            assertThat(Integer.parseInt(figure[3])).as("marks of " + figure[0]).isPositive();
            assertThat(Integer.parseInt(figure[4])).as("texts of " + figure[0]).isGreaterThan(3);
            assertThat(figure[5]).as("text outside of " + figure[0]).isEmpty();
        }
        assertThat(lines).contains("overflow|0");
        int height = Integer.parseInt(lines.stream().filter(line -> line.startsWith("height|"))
                .findFirst().orElseThrow().substring(7));
        Path page = write("report.html", PAGE);
        Path target = Files.createDirectories(Path.of("target"));
        screenshot(browser, page, target.resolve("bench-report.png"), height);
        screenshot(browser, page, target.resolve("bench-report-dark.png"), height,
                "--blink-settings=preferredColorScheme=0");
    }

    private static void screenshot(
            Chromium browser, Path page, Path file, int height, String... options)
            throws IOException, InterruptedException {
        Files.deleteIfExists(file);
        String[] all = java.util.stream.Stream.concat(java.util.stream.Stream.of(options),
                java.util.stream.Stream.of("--window-size=1120," + height,
                        "--screenshot=" + file.toAbsolutePath()))
                .toArray(String[]::new);
        assertThat(browser.load(page, all).console()).as("console").isEmpty();
        BufferedImage picture = ImageIO.read(file.toFile());
        assertThat(picture.getHeight()).isEqualTo(height);
        Set<Integer> colours = new TreeSet<>();
        for (int y = 0; y < height; y += 3) {
            for (int x = 0; x < picture.getWidth(); x += 3) {
                colours.add(picture.getRGB(x, y));
            }
        }
        assertThat(colours).as("colours of " + file).hasSizeGreaterThan(50);
    }

    @Test
    void inspectionSeesAnEmptyFigureAndTheConsole() throws IOException, InterruptedException {
        Chromium browser = browser();
        String empty = PAGE.replaceFirst("(?s)<figure>.*?</figure>", "<figure><svg class=\"chart\" "
                + "aria-label=\"empty\" width=\"300\" height=\"200\"></svg></figure>");
        assertThat(inspect(browser, empty)).contains("empty|300|200|0|0|");
        Path broken = write("broken.html",
                "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\">"
                        + "<img src=\"http://127.0.0.1:9/x.png\">");
        assertThat(browser.load(broken, "--dump-dom").console()).isNotEmpty();
    }
}
