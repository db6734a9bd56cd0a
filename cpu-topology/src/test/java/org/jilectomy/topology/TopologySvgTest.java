package org.jilectomy.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class TopologySvgTest {
    private static final double CHARACTER = 5;

    @TempDir
    Path root;

    private record Rectangle(String styles, double x, double y, double right, double bottom) {
        static Rectangle of(Element element) {
            double x = Double.parseDouble(element.getAttribute("x"));
            double y = Double.parseDouble(element.getAttribute("y"));
            return new Rectangle(element.getAttribute("class"), x, y,
                    x + Double.parseDouble(element.getAttribute("width")),
                    y + Double.parseDouble(element.getAttribute("height")));
        }

        boolean within(Rectangle outer) {
            return x >= outer.x - 0.2 && y >= outer.y - 0.2
                    && right <= outer.right + 0.2 && bottom <= outer.bottom + 0.2;
        }

        boolean apartFrom(Rectangle other) {
            return right <= other.x || other.right <= x || bottom <= other.y || other.bottom <= y;
        }
    }

    private Topology machine(String name) {
        return TopologyReader.read(RecordedMachine.unpack(name, root));
    }

    private static Document parse(String svg) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg)));
    }

    private static List<Rectangle> rectangles(Document document) {
        NodeList nodes = document.getElementsByTagName("rect");
        List<Rectangle> all = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            all.add(Rectangle.of((Element) nodes.item(i)));
        }
        return all;
    }

    /** Any two boxes are one in the other, or apart; all are on the paper. */
    @ParameterizedTest
    @ValueSource(strings = {"desktop", "hybrid", "amd-dies", "two-sockets", "phone", "container",
        "cloud-vm", "turbo-boost-max"})
    void boxesNestOrStayApart(String name) throws Exception {
        Topology machine = machine(name);
        List<Rectangle> all = rectangles(parse(TopologySvg.write(machine)));
        Rectangle paper = all.getFirst();
        for (int i = 0; i < all.size(); i++) {
            assertThat(all.get(i).within(paper)).isTrue();
            for (int j = i + 1; j < all.size(); j++) {
                Rectangle one = all.get(i);
                Rectangle other = all.get(j);
                assertThat(one.apartFrom(other) || other.within(one)).as("%s and %s", one, other)
                        .isTrue();
            }
        }
        assertThat(all.stream().filter(box -> box.styles().startsWith("cpu")).count())
                .isEqualTo(machine.cpus().size());
        assertThat(all.stream().filter(box -> box.styles().equals("cache")).count())
                .isEqualTo(machine.caches().size());
        assertThat(all.stream().filter(box -> box.styles().equals("memory")).count())
                .isEqualTo(machine.nodes().size());
    }

    @Test
    void wordsFitIntoThePaper() throws Exception {
        for (String name : List.of("phone", "hybrid", "cloud-vm")) {
            Document document = parse(TopologySvg.write(machine(name)));
            Rectangle paper = rectangles(document).getFirst();
            NodeList texts = document.getElementsByTagName("text");
            for (int i = 0; i < texts.getLength(); i++) {
                Element text = (Element) texts.item(i);
                double half = text.getTextContent().length() * CHARACTER
                        / (text.getAttribute("text-anchor").equals("middle") ? 2 : 1);
                assertThat(Double.parseDouble(text.getAttribute("x")) + half)
                        .isLessThanOrEqualTo(paper.right());
            }
        }
    }

    @Test
    void drawingNeedsNothingFromOutsideAndKnowsTheDark() {
        String svg = TopologySvg.write(machine("cloud-vm"));
        assertThat(svg).contains("prefers-color-scheme: dark")
                .doesNotContain("<script", "href", "@import", "url(");
        assertThat(svg.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http");
    }

    @Test
    void namesOfProcessorsAreEscaped() throws Exception {
        Tree tree = new Tree(root).with("proc/cpuinfo", "vendor_id : x\nmodel name : A <b> & \"c\"")
                .with("sys/devices/system/cpu/online", "0");
        Document document = parse(TopologySvg.write(TopologyReader.read(tree.tree())));
        assertThat(document.getElementsByTagName("text").item(0).getTextContent())
                .isEqualTo("A <b> & \"c\"");
        assertThat(HwlocXml.write(TopologyReader.read(tree.tree())))
                .contains("A &lt;b&gt; &amp; &quot;c&quot;");
    }
}
