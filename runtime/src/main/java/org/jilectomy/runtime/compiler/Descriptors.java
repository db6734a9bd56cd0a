package org.jilectomy.runtime.compiler;

import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_Throwable;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.HashMap;
import java.util.Map;

/** The types of the runtime's methods that compiled code calls, in one letter a parameter. */
final class Descriptors {
    private static final Map<String, MethodTypeDesc> KNOWN = new HashMap<>();

    private Descriptors() {}

    /**
     * A method's type from letters: t(hread state), l(ong), i(nt), a(rray of long), s(tring),
     * e(xception), T(hrowable); the result stands after a colon, where v is void, z boolean and d
     * double.
     */
    static synchronized MethodTypeDesc of(String types) {
        MethodTypeDesc d = KNOWN.get(types);
        if (d == null) {
            int colon = types.indexOf(':');
            ClassDesc[] params = new ClassDesc[colon];
            for (int i = 0; i < colon; i++) {
                params[i] = type(types.charAt(i));
            }
            d = MethodTypeDesc.of(type(types.charAt(colon + 1)), params);
            KNOWN.put(types, d);
        }
        return d;
    }

    private static ClassDesc type(char c) {
        return switch (c) {
            case 't' -> Callees.THREAD_STATE;
            case 'l' -> CD_long;
            case 'i' -> CD_int;
            case 'd' -> CD_double;
            case 'z' -> CD_boolean;
            case 'v' -> CD_void;
            case 'a' -> CD_long.arrayType();
            case 's' -> CD_String;
            case 'e' -> Callees.PY_EXCEPTION;
            case 'T' -> CD_Throwable;
            default -> throw new IllegalArgumentException("type letter " + c);
        };
    }
}
