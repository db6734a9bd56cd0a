package org.jilectomy.runtime.compiler;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import org.jilectomy.runtime.linker.CodeUnit;
import org.jilectomy.runtime.objects.CodeListing;
import org.jilectomy.runtime.objects.CodeSpec;
import org.jilectomy.runtime.objects.EntryPoint;
import org.jilectomy.runtime.objects.FrameLayout;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.PyComplex;
import org.jilectomy.runtime.objects.PyFloat;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyFrozenSet;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Signature;
import org.jilectomy.runtime.objects.Singletons;

/** Writes a compiled unit as bytes; see {@link UnitFormat}. */
final class UnitWriter {
    private final Map<String, Integer> strings = new LinkedHashMap<>();
    private ByteArrayOutputStream out = new ByteArrayOutputStream();

    private UnitWriter() {}

    /**
     * Writes a unit.
     *
     * @param frozen name of the class that it will have on the class path; null to write its own
     */
    static byte[] write(CodeUnit unit, String frozen) {
        UnitWriter w = new UnitWriter();
        if (frozen != null) {
            w.number(0);
            w.string(frozen);
        } else {
            w.bytes(unit.bytes());
        }
        w.number(unit.constants().length);
        for (long c : unit.constants()) {
            w.constant(c);
        }
        w.number(unit.specs().length);
        for (CodeSpec s : unit.specs()) {
            w.code(s);
        }
        ByteArrayOutputStream body = w.out;
        w.out = new ByteArrayOutputStream();
        w.number(w.strings.size());
        for (String s : w.strings.keySet()) {
            w.characters(s);
        }
        w.out.writeBytes(body.toByteArray());
        byte[] content = w.out.toByteArray();
        CRC32 sum = new CRC32();
        sum.update(content);
        byte[] all = Arrays.copyOf(content, content.length + 4);
        ByteBuffer.wrap(all).putInt(content.length, (int) sum.getValue());
        return all;
    }

    // ---------------------------------------------------------------- primitives

    private void number(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            out.write((int) rest | 0x80);
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    private void signed(long value) {
        number(value << 1 ^ value >> 63);
    }

    private void string(String s) {
        Integer known = strings.get(s);
        if (known == null) {
            known = strings.size();
            strings.put(s, known);
        }
        number(known);
    }

    private void strings(String[] all) {
        number(all.length);
        for (String s : all) {
            string(s);
        }
    }

    private void bytes(byte[] b) {
        number(b.length);
        out.writeBytes(b);
    }

    private void characters(String s) {
        int all = 0;
        for (int i = 0; i < s.length(); i++) {
            all |= s.charAt(i);
        }
        boolean latin1 = all < 256;
        number((latin1 ? UnitFormat.LATIN1 : 0)
                | (all < 128 ? UnitFormat.ASCII : 0)
                | (Constants.isIdentifier(s) ? UnitFormat.NAME : 0));
        if (latin1) {
            bytes(s.getBytes(StandardCharsets.ISO_8859_1));
            return;
        }
        // Not UTF-8: a constant may hold lone surrogates.
        number(2L * s.length());
        for (int i = 0; i < s.length(); i++) {
            out.write(s.charAt(i) >> 8);
            out.write(s.charAt(i));
        }
    }

    // ---------------------------------------------------------------- constants

    private void constant(long c) {
        PyType type = PyType.of(c);
        if (c == Singletons.None) {
            number(UnitFormat.NONE);
        } else if (c == PyBool.True) {
            number(UnitFormat.TRUE);
        } else if (c == PyBool.False) {
            number(UnitFormat.FALSE);
        } else if (c == Singletons.Ellipsis) {
            number(UnitFormat.ELLIPSIS);
        } else if (type == PyUnicode.TYPE) {
            String text = PyUnicode.toJava(c);
            if (text.codePointCount(0, text.length()) == PyUnicode.length(c)) {
                number(UnitFormat.STR);
                string(text);
            } else {
                number(UnitFormat.CODE_POINTS);
                string(text);
                int[] codePoints = new int[PyUnicode.length(c)];
                for (int i = 0; i < codePoints.length; i++) {
                    codePoints[i] = PyUnicode.charAt(c, i);
                }
                signed(codePoints);
            }
        } else if (type == PyLong.TYPE) {
            integer(PyLong.toBig(c));
        } else if (type == PyFloat.TYPE) {
            number(UnitFormat.FLOAT);
            doubleBits(PyFloat.doubleValue(c));
        } else if (type == PyComplex.TYPE) {
            number(UnitFormat.COMPLEX);
            doubleBits(PyComplex.real(c));
            doubleBits(PyComplex.imag(c));
        } else if (type == PyBytes.TYPE) {
            number(UnitFormat.BYTES);
            bytes(PyBytes.toArray(c));
        } else if (type == PyTuple.TYPE) {
            number(UnitFormat.TUPLE);
            items(c);
        } else if (type == PyFrozenSet.TYPE) {
            number(UnitFormat.FROZENSET);
            long[] items = Constants.itemsOfSet(c);
            number(items.length);
            for (long item : items) {
                constant(item);
            }
        } else {
            throw new IllegalStateException("constant of type " + type.name());
        }
    }

    private void integer(BigInteger i) {
        if (i.bitLength() < 63) {
            number(UnitFormat.INT);
            signed(i.longValue());
        } else {
            number(UnitFormat.BIG_INT);
            bytes(i.toByteArray());
        }
    }

    private void doubleBits(double value) {
        long bits = Double.doubleToRawLongBits(value);
        for (int shift = 56; shift >= 0; shift -= 8) {
            out.write((int) (bits >> shift));
        }
    }

    private void items(long tuple) {
        int n = (int) PyTuple.size(tuple);
        number(n);
        for (int i = 0; i < n; i++) {
            constant(PyTuple.item(tuple, i));
        }
    }

    // ---------------------------------------------------------------- code objects

    private void code(CodeSpec s) {
        string(s.name());
        string(s.qualname());
        string(s.filename());
        number(s.firstLineNo());
        number(s.flags());
        number(s.argcount());
        number(s.posonlyargcount());
        number(s.kwonlyargcount());
        number(s.nlocals());
        strings(s.varnames());
        strings(s.cellvars());
        strings(s.freevars());
        bytes(s.positions().pack());
        number(s.consts().length);
        for (long c : s.consts()) {
            constant(c);
        }
        ByteArrayOutputStream before = out;
        out = new ByteArrayOutputStream();
        listing(s.listing());
        byte[] listing = out.toByteArray();
        out = before;
        bytes(listing);
        entry(s.entry());
    }

    /** Its names; then of each constant 0 and itself, or the number of a nested code plus 1. */
    private void listing(CodeListing l) {
        strings(l.names());
        long[] consts = l.consts();
        number(consts.length);
        for (long c : consts) {
            number(c < 0 ? -c : 0);
            if (c >= 0) {
                constant(c);
            }
        }
    }

    private void entry(EntryPoint e) {
        Signature s = e.signature;
        strings(s.names);
        number(s.positional);
        number(s.posOnly);
        number(s.kwOnly);
        number((s.varArgs ? 1 : 0) | (s.varKeywords ? 2 : 0) | (e.body() != null ? 4 : 0));
        if (e.body() != null) {
            number(e.frameSlots());
            number(e.awaitedSlots().length);
            for (int slot : e.awaitedSlots()) {
                signed(slot);
            }
        }
        FrameLayout f = e.frame();
        signed(f.slots());
        signed(f.saved());
        signed(f.resumedAt());
        signed(f.namespaceSlot());
        signed(f.depthSlot());
        signed(f.activationSlot());
    }

    private void signed(int[] numbers) {
        number(numbers.length);
        for (int n : numbers) {
            signed(n);
        }
    }
}
