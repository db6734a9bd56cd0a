package org.jilectomy.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jilectomy.topology.Topology.Cache;
import org.jilectomy.topology.Topology.NumaNode;
import org.jilectomy.topology.Topology.PhysicalCore;
import org.jilectomy.topology.TopologyTree.Thing;

/**
 * A drawing of the machine as boxes in boxes, the way {@code lstopo} made popular: packages, dies
 * and clusters are frames, memory and caches are bars above what they serve, cores hold their CPUs.
 * One self-contained SVG file that follows the reader's light or dark scheme; every box tells more
 * in its tooltip.
 *
 * <p>Layout is in two passes. Sizes come from inside out: cells of equal width in as many columns
 * as bring the box nearest to {@link #ASPECT} and leave few cells empty. Positions go from outside
 * in, children stretched to the width of their cell, so that a bar is as wide as all that is below
 * it.
 */
public final class TopologySvg {
    private static final double ASPECT = 1.7;
    private static final double PAD = 8;
    private static final double GAP = 6;
    private static final double TITLE = 18;
    private static final double BAR = 20;
    private static final double CPU_WIDTH = 46;
    private static final double CPU_HEIGHT = 24;

    /** Average width of a character at the size of titles; boxes are made wide enough for them. */
    private static final double CHARACTER = 6.4;

    private static final double MARGIN = 12;
    private static final double LINE = 18;

    private static final String STYLE = """
            text { font: 11px system-ui, sans-serif; fill: #1d2129 }
            .head { font-weight: 600; font-size: 14px }
            .note { fill: #5b6472 }
            rect { stroke: #8a93a3; stroke-width: 1; rx: 3 }
            .machine { fill: #ffffff; stroke: none }
            .package { fill: #f4f1ea }
            .die { fill: #e9e4d8 }
            .group, .cluster { fill: none; stroke-dasharray: 4 3 }
            .memory { fill: #d8ead3 }
            .cache { fill: #dce7f5 }
            .core { fill: #ebebf0 }
            .strong { fill: #f3dfd3 }
            .cpu { fill: #ffffff }
            .isolated { stroke-width: 2.5 }
            .forbidden { opacity: .38 }
            @media (prefers-color-scheme: dark) {
              text { fill: #e4e7ec }
              .note { fill: #9aa4b2 }
              rect { stroke: #6b7686 }
              .machine { fill: #14171c }
              .package { fill: #24221d }
              .die { fill: #312e27 }
              .memory { fill: #25402a }
              .cache { fill: #22344c }
              .core { fill: #2c2f38 }
              .strong { fill: #4a3328 }
              .cpu { fill: #171a20 }
            }
            """;

    private final Topology machine;
    private final TopologyTree tree;
    private final XMLStreamWriter out;

    /** A thing with its size, and the grid of what is in it. */
    private record Box(
            Thing thing, double width, double height, List<Box> inside, int columns) {}

    private TopologySvg(Topology machine, XMLStreamWriter out) {
        this.machine = machine;
        this.tree = TopologyTree.of(machine);
        this.out = out;
    }

    /** The document, ending with a newline. */
    public static String write(Topology machine) {
        return XmlText.of(out -> new TopologySvg(machine, out).document());
    }

    private void document() throws XMLStreamException {
        Box all = measure(tree.root);
        List<String> lines = lines();
        String name = machine.processor().name().isEmpty()
                ? "unnamed processor" : machine.processor().name();
        double width = Math.max(all.width, 40 * CHARACTER + name.length() * 4) + 2 * MARGIN;
        double top = MARGIN + 2 * LINE;
        double height = top + all.height + lines.size() * LINE + 2 * MARGIN;
        out.writeStartElement("svg");
        out.writeDefaultNamespace("http://www.w3.org/2000/svg");
        out.writeAttribute("viewBox", "0 0 " + number(width) + " " + number(height));
        out.writeAttribute("width", number(width));
        out.writeAttribute("height", number(height));
        out.writeAttribute("role", "img");
        out.writeAttribute("aria-label", "Topology of " + name);
        out.writeStartElement("style");
        out.writeCharacters(STYLE);
        out.writeEndElement();
        rectangle("machine", 0, 0, width, height, "");
        text("head", MARGIN, MARGIN + 12, "start", name);
        text("note", MARGIN, MARGIN + 12 + LINE, "start", summary());
        draw(all, MARGIN, top, width - 2 * MARGIN);
        double y = top + all.height + MARGIN + 12;
        for (String line : lines) {
            text("note", MARGIN, y, "start", line);
            y += LINE;
        }
        out.writeEndElement();
    }

    private String summary() {
        return machine.packages().size() + (machine.packages().size() == 1 ? " package, "
                : " packages, ")
                + machine.cores().size() + (machine.cores().size() == 1 ? " core, " : " cores, ")
                + machine.online().size() + " logical CPUs"
                + (machine.processor().virtualMachine() ? ", virtual machine" : "");
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (!machine.allowed().equals(machine.online())) {
            lines.add("faint: CPUs this process may not use; allowed are " + machine.allowed());
        }
        if (!machine.isolated().isEmpty()) {
            lines.add("thick frame: isolated from other work, " + machine.isolated());
        }
        if (machine.cores().stream().anyMatch(PhysicalCore::preferred)) {
            lines.add("\u25b2 reaches a higher clock than others of its kind");
        }
        if (machine.isHybrid()) {
            lines.add("warm: the strongest kind of core");
        }
        tree.leftOut.forEach(left -> lines.add("not drawn: " + left));
        return lines;
    }

    // ---- sizes, from inside out ---------------------------------------------------------------

    private Box measure(Thing thing) {
        if (thing.kind == TopologyTree.Kind.CPU) {
            return new Box(thing, CPU_WIDTH, CPU_HEIGHT, List.of(), 1);
        }
        List<Box> inside = thing.children.stream().map(this::measure).toList();
        double cellWidth = inside.stream().mapToDouble(Box::width).max().orElse(0);
        double cellHeight = inside.stream().mapToDouble(Box::height).max().orElse(0);
        double around = frame(thing) ? PAD : 0;
        double head = head(thing);
        int best = 1;
        double bestError = Double.MAX_VALUE;
        for (int columns = 1; columns <= inside.size(); columns++) {
            int rows = (inside.size() + columns - 1) / columns;
            double aspect = (columns * (cellWidth + GAP)) / (rows * (cellHeight + GAP) + head);
            double empty = 1 - (double) inside.size() / (columns * rows);
            double error = Math.abs(Math.log(aspect / ASPECT)) + empty;
            if (error < bestError) {
                bestError = error;
                best = columns;
            }
        }
        if (inside.stream().allMatch(box -> box.thing.kind == TopologyTree.Kind.CPU)) {
            best = Math.max(1, Math.min(4, inside.size()));
        }
        double width = Math.max(
                best * cellWidth + (best - 1) * GAP, title(thing).length() * CHARACTER);
        for (NumaNode node : thing.memory) {
            width = Math.max(width, memory(node).length() * CHARACTER);
        }
        double height = head;
        for (int first = 0; first < inside.size(); first += best) {
            height += rowHeight(inside, first, best) + (first > 0 ? GAP : 0);
        }
        return new Box(thing, width + 2 * around, height + 2 * around, inside, best);
    }

    private static double rowHeight(List<Box> inside, int first, int columns) {
        return inside.subList(first, Math.min(first + columns, inside.size())).stream()
                .mapToDouble(Box::height).max().orElse(0);
    }

    /** Caches are bars without a frame around what they serve. */
    private static boolean frame(Thing thing) {
        return switch (thing.kind) {
            case MACHINE, CACHE, CPU -> false;
            default -> true;
        };
    }

    /** Height of title, cache bar and memory bars. */
    private static double head(Thing thing) {
        double own = switch (thing.kind) {
            case MACHINE, CPU -> 0;
            case CACHE -> BAR + GAP;
            default -> TITLE;
        };
        return own + thing.memory.size() * (BAR + GAP);
    }

    // ---- positions, from outside in -----------------------------------------------------------

    private void draw(Box box, double x, double y, double width) throws XMLStreamException {
        Thing thing = box.thing;
        double pad = frame(thing) ? PAD : 0;
        double at = y + pad;
        switch (thing.kind) {
            case MACHINE -> {}
            case CACHE -> {
                rectangle("cache", x, y, width, BAR, cacheTip(thing.cache.orElseThrow()));
                text("", x + width / 2, y + 14, "middle", title(thing));
                at += BAR + GAP;
            }
            case CPU -> {
                rectangle(cpuClass(thing.id), x, y, width, box.height, cpuTip(thing.id));
                text("", x + width / 2, y + 16, "middle", title(thing));
            }
            default -> {
                rectangle(frameClass(thing), x, y, width, box.height, frameTip(thing));
                text("", x + pad, at + 10, "start", title(thing));
                at += TITLE;
            }
        }
        for (NumaNode node : thing.memory) {
            rectangle("memory", x + pad, at, width - 2 * pad, BAR, memoryTip(node));
            text("", x + width / 2, at + 14, "middle", memory(node));
            at += BAR + GAP;
        }
        double cell = (width - 2 * pad - (box.columns - 1) * GAP) / box.columns;
        for (int i = 0; i < box.inside.size(); i++) {
            draw(box.inside.get(i), x + pad + i % box.columns * (cell + GAP), at, cell);
            if ((i + 1) % box.columns == 0) {
                at += rowHeight(box.inside, i + 1 - box.columns, box.columns) + GAP;
            }
        }
    }

    private String frameClass(Thing thing) {
        int strongest = machine.kinds().size() - 1;
        return thing.core.isPresent() && machine.isHybrid()
                && thing.core.get().efficiencyClass() == strongest
                        ? "core strong"
                        : thing.kind.name().toLowerCase(Locale.ROOT);
    }

    private String cpuClass(int cpu) {
        return "cpu" + (machine.isolated().contains(cpu) ? " isolated" : "")
                + (machine.allowed().contains(cpu) ? "" : " forbidden");
    }

    // ---- words --------------------------------------------------------------------------------

    private static String title(Thing thing) {
        return switch (thing.kind) {
            case MACHINE -> "";
            case PACKAGE -> "package " + thing.id;
            case DIE -> "die " + thing.id;
            case GROUP -> "group";
            case CLUSTER -> "cluster";
            case CACHE -> label(thing.cache.orElseThrow());
            case CORE -> "core " + thing.core.map(PhysicalCore::index).orElse(thing.id)
                    + (thing.core.map(PhysicalCore::preferred).orElse(false) ? " \u25b2" : "");
            case CPU -> "CPU " + thing.id;
        };
    }

    private static String label(Cache cache) {
        return cache.bytes() < 0
                ? cache.label()
                : cache.label() + " " + TopologyPrinter.size(cache.bytes());
    }

    private static String memory(NumaNode node) {
        return "NUMA node " + node.id() + (node.memoryBytes().isPresent()
                ? ", " + TopologyPrinter.size(node.memoryBytes().getAsLong()) : "");
    }

    private static String memoryTip(NumaNode node) {
        return "CPUs " + node.cpus() + "; distances " + node.distances();
    }

    private static String cacheTip(Cache cache) {
        return label(cache) + ", " + cache.type().toLowerCase(Locale.ROOT) + ", shared by CPUs "
                + cache.sharedBy() + (cache.ways() > 0 ? ", " + cache.ways() + " ways" : "")
                + (cache.lineBytes() > 0 ? ", lines of " + cache.lineBytes() + " bytes" : "");
    }

    private String cpuTip(int cpu) {
        return "CPU " + cpu + (machine.allowed().contains(cpu) ? "" : ", not allowed")
                + (machine.isolated().contains(cpu) ? ", isolated" : "")
                + (machine.nohzFull().contains(cpu) ? ", tickless" : "");
    }

    private String frameTip(Thing thing) {
        return title(thing) + ": CPUs " + thing.cpus
                + thing.core
                        .map(core -> (machine.isHybrid() ? ", class " + core.efficiencyClass() : "")
                                + (core.capacity().isPresent()
                                        ? ", capacity " + core.capacity().getAsInt() : ""))
                        .orElse("");
    }

    // ---- SVG ----------------------------------------------------------------------------------

    private void rectangle(
            String styles, double x, double y, double width, double height, String tip)
            throws XMLStreamException {
        out.writeCharacters("\n");
        out.writeStartElement("rect");
        out.writeAttribute("class", styles);
        out.writeAttribute("x", number(x));
        out.writeAttribute("y", number(y));
        out.writeAttribute("width", number(width));
        out.writeAttribute("height", number(height));
        if (!tip.isEmpty()) {
            out.writeStartElement("title");
            out.writeCharacters(tip);
            out.writeEndElement();
        }
        out.writeEndElement();
    }

    private void text(String styles, double x, double y, String anchor, String words)
            throws XMLStreamException {
        out.writeStartElement("text");
        if (!styles.isEmpty()) {
            out.writeAttribute("class", styles);
        }
        out.writeAttribute("x", number(x));
        out.writeAttribute("y", number(y));
        out.writeAttribute("text-anchor", anchor);
        out.writeAttribute("pointer-events", "none");
        out.writeCharacters(words);
        out.writeEndElement();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
