package org.jilectomy.runtime.ast;

import java.util.List;

/**
 * The parameters of a function.
 *
 * @param vararg     {@code *args}; null when absent
 * @param kwDefaults one entry a keyword-only parameter, null where it has no default
 * @param kwarg      {@code **kwargs}; null when absent
 * @param defaults   the defaults of the last positional parameters, positional-only ones included
 */
public record Arguments(
        List<Arg> posonlyargs, List<Arg> args, Arg vararg, List<Arg> kwonlyargs,
        List<Expr> kwDefaults, Arg kwarg, List<Expr> defaults) {}
