package org.jilectomy.runtime.parser;

/**
 * The grammar as {@link Diagnosis} reads it, in the notation of {@link PegGrammar}.
 *
 * <p>It describes the same language as the fast parser, but as a parsing expression grammar, with
 * what is in effect a second grammar mixed in: rules whose names start with {@code bad_} match
 * common mistakes. Which mistake is reported depends on the order in which alternatives are tried
 * and on how far each reads, so rules and order follow the published grammar of Python 3.11
 * ({@code Grammar/python.gram}); where that has several rules for one concept whose borders no
 * mistake can tell apart (the levels of binary operators, say), there is one here.
 */
final class DiagnosisRules {
    private DiagnosisRules() {}

    static final String STATEMENTS = """
        file: statements? ENDMARKER
        interactive: compound NEWLINE | simple_line | NEWLINE | ENDMARKER
        eval: expressions NEWLINE* ENDMARKER
        field: star_expressions
        function_type: '(' argument_types? ')' '->' expression NEWLINE* ENDMARKER
        argument_types: expression%',' ',' '*' expression ',' '**' expression
            | expression%',' ',' '*' expression
            | expression%',' ',' '**' expression
            | '*' expression ',' '**' expression
            | '*' expression
            | '**' expression
            | expression%','

        statements: statement+
        statement: compound | simple_line
        simple_line: simple !';' NEWLINE | simple%';' ';'? NEWLINE
        simple: assignment | star_expressions | &'return' 'return' star_expressions?
            | &('import' | 'from') import | &'raise' raise | 'pass' | &'del' del
            | &'yield' yield | &'assert' 'assert' expression (',' expression)?
            | 'break' | 'continue' | &'global' 'global' NAME%',' | &'nonlocal' 'nonlocal' NAME%','
        compound: &('def' | '@' | 'async') function | &'if' if | &('class' | '@') class
            | &('with' | 'async') with | &('for' | 'async') for | &'try' try | &'while' while
            | match

        assignment: NAME ':' expression ('=' rhs)?
            | ('(' single_target ')' | attribute_target) ':' expression ('=' rhs)?
            | (star_targets '=')+ rhs !'=' TYPE_COMMENT?
            | single_target augmented ~ rhs
            | bad_assignment
        rhs: yield | star_expressions
        augmented: '+=' | '-=' | '*=' | '@=' | '/=' | '%=' | '&=' | '|=' | '^=' | '<<=' | '>>='
            | '**=' | '//='
        raise: 'raise' expression ('from' expression)? | 'raise'
        del: 'del' del_targets &(';' | NEWLINE) | bad_del
        import: 'import' (dotted ('as' NAME)?)%','
            | 'from' ('.' | '...')* dotted 'import' imported
            | 'from' ('.' | '...')+ 'import' imported
        imported: '(' import_names ','? ')' | import_names !',' | '*' | bad_imported
        import_names: (NAME ('as' NAME)?)%','
        dotted: NAME ('.' NAME)*

        block: NEWLINE INDENT statements DEDENT | simple_line | bad_block
        decorators: ('@' named NEWLINE)+
        class: decorators class_raw | class_raw
        class_raw: bad_class
            | 'class' NAME ('(' arguments? ')')? ':' block
        function: decorators function_raw | function_raw
        function_raw: bad_function
            | 'def' NAME &&'(' params? ')' ('->' expression)? &&':' def_type? block
            | 'async' 'def' NAME &&'(' params? ')' ('->' expression)? &&':' def_type? block
        def_type: NEWLINE TYPE_COMMENT &(NEWLINE INDENT) | bad_def_type | TYPE_COMMENT

        params: bad_params | parameters
        parameters: slash_plain param_plain* param_default* star_etc?
            | slash_default param_default* star_etc?
            | param_plain+ param_default* star_etc?
            | param_default+ star_etc?
            | star_etc
        slash_plain: param_plain+ '/' ',' | param_plain+ '/' &')'
        slash_default: param_plain* param_default+ '/' ',' | param_plain* param_default+ '/' &')'
        star_etc: bad_star_etc
            | '*' param_plain param_maybe* kwds?
            | '*' NAME ':' star_expression (',' TYPE_COMMENT? | TYPE_COMMENT? &')') param_maybe*
                    kwds?
            | '*' ',' param_maybe+ kwds?
            | kwds
        kwds: bad_kwds | '**' param_plain
        param_plain: param ',' TYPE_COMMENT? | param TYPE_COMMENT? &')'
        param_default: param default ',' TYPE_COMMENT? | param default TYPE_COMMENT? &')'
        param_maybe: param default? ',' TYPE_COMMENT? | param default? TYPE_COMMENT? &')'
        param: NAME (':' expression)?
        default: '=' expression | bad_default

        if: bad_if | 'if' named ':' block elif | 'if' named ':' block else?
        elif: bad_elif | 'elif' named ':' block elif | 'elif' named ':' block else?
        else: bad_else | 'else' &&':' block
        while: bad_while | 'while' named ':' block else?
        for: bad_for
            | 'for' star_targets 'in' ~ star_expressions ':' TYPE_COMMENT? block else?
            | 'async' 'for' star_targets 'in' ~ star_expressions ':' TYPE_COMMENT? block else?
            | bad_for_target
        with: bad_with_indent
            | 'with' '(' with_item%',' ','? ')' ':' block
            | 'with' with_item%',' ':' TYPE_COMMENT? block
            | 'async' 'with' '(' with_item%',' ','? ')' ':' block
            | 'async' 'with' with_item%',' ':' TYPE_COMMENT? block
            | bad_with
        with_item: expression 'as' star_target &(',' | ')' | ':') | bad_with_item | expression
        try: bad_try
            | 'try' &&':' block finally
            | 'try' &&':' block except+ else? finally?
            | 'try' &&':' block except_star+ else? finally?
        except: bad_except_indent
            | 'except' expression ('as' NAME)? ':' block
            | 'except' ':' block
            | bad_except
        except_star: bad_except_star_indent
            | 'except' '*' expression ('as' NAME)? ':' block
            | bad_except
        finally: bad_finally | 'finally' &&':' block

        match: "match" subject ':' NEWLINE INDENT case+ DEDENT | bad_match
        subject: star_named ',' star_nameds? | named
        case: bad_case | "case" patterns guard? ':' block
        guard: 'if' named
        patterns: open_sequence | pattern
        pattern: as_pattern | or_pattern
        as_pattern: or_pattern 'as' capture | bad_as_pattern
        or_pattern: closed_pattern%'|'
        closed_pattern: literal_pattern | capture | "_" | attr !('.' | '(' | '=')
            | '(' pattern ')' | '[' sequence? ']' | '(' open_sequence? ')' | mapping | class_pattern
        literal_pattern: signed !('+' | '-') | complex | strings | 'None' | 'True' | 'False'
        signed: NUMBER | '-' NUMBER
        complex: '-'? real ('+' | '-') imaginary
        real: a=NUMBER {real}
        imaginary: a=NUMBER {imaginary}
        capture: !"_" NAME !('.' | '(' | '=')
        attr: NAME ('.' NAME)+
        name_or_attr: NAME ('.' NAME)*
        open_sequence: star_pattern ',' sequence?
        sequence: star_pattern%',' ','?
        star_pattern: '*' capture | '*' "_" | pattern
        mapping: '{' '}' | '{' '**' capture ','? '}'
            | '{' mapping_item%',' ',' '**' capture ','? '}' | '{' mapping_item%',' ','? '}'
        mapping_item: (literal_pattern | attr) ':' pattern
        class_pattern: name_or_attr '(' ')'
            | name_or_attr '(' positionals ','? ')'
            | name_or_attr '(' keyword_patterns ','? ')'
            | name_or_attr '(' positionals ',' keyword_patterns ','? ')'
            | bad_class_pattern
        positionals: pattern%','
        keyword_patterns: (NAME '=' pattern)%','
        """;

    static final String EXPRESSIONS = """
        expressions: expression (',' expression)* ','? @+tuple
        expression: bad_expression | bad_legacy
            | disjunction 'if' disjunction 'else' expression @conditional_expression
            | disjunction | lambda
        plain_expression: disjunction 'if' disjunction 'else' expression @conditional_expression
            | disjunction | lambda
        yield: 'yield' 'from' expression @yield_expression
            | 'yield' star_expressions? @yield_expression
        star_expressions: star_expression (',' star_expression)* ','? @+tuple
        star_expression: '*' bitwise @starred | expression
        star_nameds: star_named%',' ','?
        star_named: '*' bitwise @starred | named
        walrus: NAME ':=' ~ expression @named_expression
        named: walrus | bad_named | expression !':='
        disjunction: conjunction ('or' conjunction)* @+expression
        conjunction: inversion ('and' inversion)* @+expression
        inversion: 'not' inversion @expression | comparison
        comparison: bitwise compared* @+comparison
        compared: '==' bitwise | '!=' bitwise | '<=' bitwise | '<' bitwise | '>=' bitwise
            | '>' bitwise | 'not' 'in' bitwise | 'in' bitwise | 'is' 'not' bitwise | 'is' bitwise
        bitwise: factor (operator factor)* @+expression
        operator: '|' | '^' | '&' | '<<' | '>>' | '+' | '-' | '*' | '/' | '//' | '%' | '@'
        factor: ('+' | '-' | '~') factor @expression | power
        power: awaited '**' factor @expression | awaited
        awaited: 'await' primary @await_expression | primary
        primary: atom trailer* @last
        trailer: '.' NAME @attribute | genexp @function_call
            | '(' arguments? ')' @function_call | '[' slices ']' @subscript
        slices: slice !',' | (slice | starred)%',' ','?
        slice: expression? ':' expression? (':' expression?)? | named
        atom: NAME @name | 'True' @True | 'False' @False | 'None' @None | &STRING strings
            | NUMBER @literal | &'(' (tuple | group | genexp) | &'[' (list | listcomp)
            | &'{' (dict | set | dictcomp | setcomp) | '...' @ellipsis
        strings: a=STRING+ {strings}
        group: '(' a=(yield | named) ')' @a | bad_group
        list: '[' star_nameds? ']' @list
        tuple: '(' (star_named ',' star_nameds?)? ')' @tuple
        set: '{' star_nameds '}' @set_display
        dict: '{' pairs? '}' @dict_literal | '{' bad_pairs '}'
        pairs: pair (',' later_pair)* ','?
        pair: '**' bitwise | expression ':' expression
        later_pair: '**' bitwise | later_key ':' expression
        later_key: disjunction 'if' disjunction 'else' expression | disjunction | lambda
        clauses: clause+
        clause: 'async' 'for' star_targets 'in' ~ disjunction ('if' disjunction)*
            | 'for' star_targets 'in' ~ disjunction ('if' disjunction)*
            | bad_for_target
        listcomp: '[' named clauses ']' @list_comprehension | bad_comprehension
        setcomp: '{' named clauses '}' @set_comprehension | bad_comprehension
        genexp: '(' (walrus | expression !':=') clauses ')' @generator_expression
            | bad_comprehension
        dictcomp: '{' expression ':' expression clauses '}' @dict_comprehension
            | bad_dict_comprehension
        arguments: args ','? &')' | bad_arguments
        args: (starred | (walrus | expression !':=') !'=')%',' (',' kwargs)? | kwargs
        kwargs: kwarg_or_starred%',' ',' kwarg_or_double%',' | kwarg_or_starred%','
            | kwarg_or_double%','
        starred: '*' expression @starred
        kwarg_or_starred: bad_kwarg | NAME '=' expression @keyword | starred
        kwarg_or_double: bad_kwarg | NAME '=' expression @keyword | '**' expression @unpacking
        lambda: 'lambda' lambda_params? ':' expression @lambda

        lambda_params: bad_lambda_params | lambda_parameters
        lambda_parameters: lambda_slash_plain lambda_plain* lambda_default* lambda_star_etc?
            | lambda_slash_default lambda_default* lambda_star_etc?
            | lambda_plain+ lambda_default* lambda_star_etc?
            | lambda_default+ lambda_star_etc?
            | lambda_star_etc
        lambda_slash_plain: lambda_plain+ '/' ',' | lambda_plain+ '/' &':'
        lambda_slash_default: lambda_plain* lambda_default+ '/' ','
            | lambda_plain* lambda_default+ '/' &':'
        lambda_star_etc: bad_lambda_star_etc
            | '*' lambda_plain lambda_maybe* lambda_kwds?
            | '*' ',' lambda_maybe+ lambda_kwds?
            | lambda_kwds
        lambda_kwds: bad_lambda_kwds | '**' lambda_plain
        lambda_plain: NAME ',' | NAME &':'
        lambda_default: NAME default ',' | NAME default &':'
        lambda_maybe: NAME default? ',' | NAME default? &':'

        star_targets: star_target !',' | star_target (',' star_target)* ','? @tuple
        star_target: '*' !'*' star_target @starred | star_atom_target
        star_atom_target: target_primary '.' NAME !continues @attribute
            | target_primary '[' slices ']' !continues @subscript
            | NAME @name | '(' a=star_atom_target ')' @a
            | '(' star_target_list? ')' @tuple | '[' (star_target%',' ','?)? ']' @list
        star_target_list: star_target (',' star_target)+ ','? | star_target ','
        single_target: attribute_target | NAME @name | '(' a=single_target ')' @a
        attribute_target: target_primary '.' NAME !continues @attribute
            | target_primary '[' slices ']' !continues @subscript
        target_primary: atom &continues (trailer &continues)*
        continues: '(' | '[' | '.'
        del_targets: del_target%',' ','?
        del_target: target_primary '.' NAME !continues | target_primary '[' slices ']' !continues
            | NAME | '(' del_target ')' | '(' del_targets? ')' | '[' del_targets? ']'
        """;
}
