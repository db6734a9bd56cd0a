package org.jilectomy.runtime.parser;

/**
 * The mistakes that {@link Diagnosis} knows, in the notation of {@link PegGrammar}. What stands in
 * braces is done by {@link Mistakes}.
 */
final class MistakeRules {
    private MistakeRules() {}

    // That a key behind the first is no bad_expression itself is what CPython 3.11.2 shows.
    static final String EXPRESSIONS = """
        bad_arguments: a=args ',' '*' !':'
                {at a: iterable argument unpacking follows keyword argument unpacking}
            | a=expression b=clauses ',' (args | expression clauses)?
                {range a b: Generator expression must be parenthesized}
            | a=NAME b='=' expression clauses
                {range a b: invalid syntax. Maybe you meant '==' or ':=' instead of '='?}
            | a=args b=clauses {unparenthesized_generator}
            | args ',' a=expression b=clauses
                {range a b: Generator expression must be parenthesized}
            | a=args ',' args {positional_after_keyword}
        bad_kwarg: a=('True' | 'False' | 'None') b='=' {range a b: cannot assign to %t}
            | a=NAME b='=' expression clauses
                {range a b: invalid syntax. Maybe you meant '==' or ':=' instead of '='?}
            | !(NAME '=') a=expression b='='
                {range a b: expression cannot contain assignment, perhaps you meant "=="?}
        bad_legacy: a=NAME !'(' b=star_expressions {legacy_statement}
        bad_expression: !(NAME STRING | SOFT) a=disjunction b=plain_expression {missing_comma}
            | a=disjunction 'if' b=disjunction !('else' | ':')
                {range a b: expected 'else' after 'if' expression}
        bad_named: a=expression ':=' expression
                {at a: cannot use assignment expressions with %s}
            | a=NAME '=' b=bitwise !('=' | ':=')
                {range a b: invalid syntax. Maybe you meant '==' or ':=' instead of '='?}
            | !(list | tuple | genexp | 'True' | 'None' | 'False') a=bitwise '=' bitwise
                    !('=' | ':=')
                {at a: cannot assign to %s here. Maybe you meant '==' instead of '='?}
        bad_assignment: a=bad_annotated ':' expression
                {at a: only single target (not %s) can be annotated}
            | a=star_named ',' star_nameds* ':' expression
                {at a: only single target (not tuple) can be annotated}
            | a=expression ':' expression {at a: illegal target for annotation}
            | (star_targets '=')* a=star_expressions '=' {target star a}
            | (star_targets '=')* a=yield '=' {at a: assignment to yield expression not possible}
            | a=star_expressions augmented rhs
                {at a: '%s' is an illegal expression for augmented assignment}
        bad_annotated: list | tuple | '(' a=bad_annotated ')' @a
        bad_del: 'del' a=star_expressions {target del a}
        bad_block: NEWLINE !INDENT {indent: expected an indented block}
        bad_comprehension: ('[' | '(' | '{') a=starred clauses
                {at a: iterable unpacking cannot be used in comprehension}
            | ('[' | '{') a=star_named ',' b=star_nameds clauses
                {last_item a b: did you forget parentheses around the comprehension target?}
            | ('[' | '{') a=star_named b=',' clauses
                {range a b: did you forget parentheses around the comprehension target?}
        bad_dict_comprehension: '{' a='**' bitwise clauses '}'
                {at a: dict unpacking cannot be used in dict comprehension}
        bad_group: '(' a=starred ')' {at a: cannot use starred expression here}
            | '(' a='**' expression ')' {at a: cannot use double starred expression here}
        bad_pairs: pair (',' later_pair)* ',' bad_pair
            | expression ':' a='*' bitwise
                {from a: cannot use a starred expression in a dictionary value}
            | expression a=':' &('}' | ',')
                {at a: expression expected after dictionary key and ':'}
        bad_pair: a=later_key !':' {missing_colon}
            | later_key ':' a='*' bitwise
                {from a: cannot use a starred expression in a dictionary value}
            | later_key a=':' &('}' | ',')
                {at a: expression expected after dictionary key and ':'}
        bad_def_type: TYPE_COMMENT NEWLINE TYPE_COMMENT NEWLINE INDENT
                {here: Cannot have two type comments on def}
        bad_params: param_plain* bad_params_default a=param_plain
                {param a: non-default argument follows default argument}
            | param_plain* a='(' param_plain+ ','? b=')'
                {range a b: Function parameters cannot be parenthesized}
            | a='/' ',' {at a: at least one argument must precede /}
            | (slash_plain | slash_default) param_maybe* a='/' {at a: / may appear only once}
            | (slash_plain | slash_default)? param_maybe* '*' (',' | param_plain) param_maybe*
                    a='/'
                {at a: / must be ahead of *}
            | param_maybe+ '/' a='*' {at a: expected comma between / and *}
        bad_params_default: slash_default | param_default+
        bad_default: a='=' &(')' | ',') {at a: expected default value expression}
        bad_star_etc: a='*' (')' | ',' (')' | '**')) {at a: named arguments must follow bare *}
            | '*' ',' TYPE_COMMENT {here: bare * has associated type comment}
            | '*' param a='=' {at a: var-positional argument cannot have default value}
            | '*' (param_plain | ',') param_maybe* a='*' (param_plain | ',')
                {at a: * argument may appear only once}
        bad_kwds: '**' param a='=' {at a: var-keyword argument cannot have default value}
            | '**' param ',' a=param {at a: arguments cannot follow var-keyword argument}
            | '**' param ',' a=('*' | '**' | '/')
                {at a: arguments cannot follow var-keyword argument}
        bad_lambda_params: lambda_plain* bad_lambda_default a=lambda_plain
                {param a: non-default argument follows default argument}
            | lambda_plain* a='(' NAME%',' ','? b=')'
                {range a b: Lambda expression parameters cannot be parenthesized}
            | a='/' ',' {at a: at least one argument must precede /}
            | (lambda_slash_plain | lambda_slash_default) lambda_maybe* a='/'
                {at a: / may appear only once}
            | (lambda_slash_plain | lambda_slash_default)? lambda_maybe* '*' (',' | lambda_plain)
                    lambda_maybe* a='/'
                {at a: / must be ahead of *}
            | lambda_maybe+ '/' a='*' {at a: expected comma between / and *}
        bad_lambda_default: lambda_slash_default | lambda_default+
        bad_lambda_star_etc: '*' (':' | ',' (':' | '**'))
                {here: named arguments must follow bare *}
            | '*' NAME a='=' {at a: var-positional argument cannot have default value}
            | '*' (lambda_plain | ',') lambda_maybe* a='*' (lambda_plain | ',')
                {at a: * argument may appear only once}
        bad_lambda_kwds: '**' NAME a='=' {at a: var-keyword argument cannot have default value}
            | '**' NAME ',' a=NAME {at a: arguments cannot follow var-keyword argument}
            | '**' NAME ',' a=('*' | '**' | '/')
                {at a: arguments cannot follow var-keyword argument}
        """;

    static final String STATEMENTS = """
        bad_with_item: expression 'as' a=expression &(',' | ')' | ':') {target star a}
        bad_for_target: 'async'? 'for' a=star_expressions {target for a}
        bad_imported: import_names ',' NEWLINE
                {here: trailing comma not allowed without surrounding parentheses}
        bad_with: 'async'? 'with' (expression ('as' star_target)?)%',' NEWLINE {here: expected ':'}
            | 'async'? 'with' '(' (expressions ('as' star_target)?)%',' ','? ')' NEWLINE
                {here: expected ':'}
        bad_with_indent: 'async'? a='with' (expression ('as' star_target)?)%',' ':' NEWLINE !INDENT
                {indent a: expected an indented block after 'with' statement on line %d}
            | 'async'? a='with' '(' (expressions ('as' star_target)?)%',' ','? ')' ':' NEWLINE
                    !INDENT
                {indent a: expected an indented block after 'with' statement on line %d}
        bad_try: a='try' ':' NEWLINE !INDENT
                {indent a: expected an indented block after 'try' statement on line %d}
            | 'try' ':' block !('except' | 'finally')
                {here: expected 'except' or 'finally' block}
            | 'try' ':' block* except+ a='except' b='*' expression ('as' NAME)? ':'
                {range a b: cannot have both 'except' and 'except*' on the same 'try'}
            | 'try' ':' block* except_star+ a='except' (expression ('as' NAME)?)? ':'
                {at a: cannot have both 'except' and 'except*' on the same 'try'}
        bad_except: 'except' '*'? a=expression ',' expressions ('as' NAME)? ':'
                {from a: multiple exception types must be parenthesized}
            | 'except' '*'? expression ('as' NAME)? NEWLINE {here: expected ':'}
            | 'except' NEWLINE {here: expected ':'}
            | 'except' '*' (NEWLINE | ':') {here: expected one or more exception types}
        bad_finally: a='finally' ':' NEWLINE !INDENT
                {indent a: expected an indented block after 'finally' statement on line %d}
        bad_except_indent: a='except' expression ('as' NAME)? ':' NEWLINE !INDENT
                {indent a: expected an indented block after 'except' statement on line %d}
            | a='except' ':' NEWLINE !INDENT
                {indent a: expected an indented block after 'except' statement on line %d}
        bad_except_star_indent: a='except' '*' expression ('as' NAME)? ':' NEWLINE !INDENT
                {indent a: expected an indented block after 'except*' statement on line %d}
        bad_match: "match" subject NEWLINE {here: expected ':'}
            | a="match" subject ':' NEWLINE !INDENT
                {indent a: expected an indented block after 'match' statement on line %d}
        bad_case: "case" patterns guard? NEWLINE {here: expected ':'}
            | a="case" patterns guard? ':' NEWLINE !INDENT
                {indent a: expected an indented block after 'case' statement on line %d}
        bad_as_pattern: or_pattern 'as' a="_" {at a: cannot use '_' as a target}
            | or_pattern 'as' !NAME a=expression {at a: invalid pattern target}
        bad_class_pattern: name_or_attr '(' (positionals ',')? keyword_patterns ',' a=positionals
                {at a: positional patterns follow keyword patterns}
        bad_if: 'if' named NEWLINE {here: expected ':'}
            | a='if' named ':' NEWLINE !INDENT
                {indent a: expected an indented block after 'if' statement on line %d}
        bad_elif: 'elif' named NEWLINE {here: expected ':'}
            | a='elif' named ':' NEWLINE !INDENT
                {indent a: expected an indented block after 'elif' statement on line %d}
        bad_else: a='else' ':' NEWLINE !INDENT
                {indent a: expected an indented block after 'else' statement on line %d}
        bad_while: 'while' named NEWLINE {here: expected ':'}
            | a='while' named ':' NEWLINE !INDENT
                {indent a: expected an indented block after 'while' statement on line %d}
        bad_for: 'async'? 'for' star_targets 'in' star_expressions NEWLINE {here: expected ':'}
            | 'async'? a='for' star_targets 'in' star_expressions ':' NEWLINE !INDENT
                {indent a: expected an indented block after 'for' statement on line %d}
        bad_function: 'async'? a='def' NAME '(' params? ')' ('->' expression)? ':' NEWLINE !INDENT
                {indent a: expected an indented block after function definition on line %d}
        bad_class: 'class' NAME ('(' arguments? ')')? NEWLINE {here: expected ':'}
            | a='class' NAME ('(' arguments? ')')? ':' NEWLINE !INDENT
                {indent a: expected an indented block after class definition on line %d}
        """;
}
