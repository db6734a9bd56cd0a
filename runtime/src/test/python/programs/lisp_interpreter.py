# A Scheme-like interpreter: tokenizer, reader, environments, special forms, tail calls, macros, errors.

import operator


class LispError(Exception):
    pass


class Symbol(str):
    def __repr__(self):
        return str(self)


class Tokens:
    """Turns text into tokens, with a place to push one back."""

    def __init__(self, text):
        self.text, self.at, self.pushed = text, 0, []

    def __iter__(self):
        return self

    def __next__(self):
        if self.pushed:
            return self.pushed.pop()
        text, at = self.text, self.at
        while at < len(text) and (text[at].isspace() or text[at] == ';'):
            if text[at] == ';':
                while at < len(text) and text[at] != '\n':
                    at += 1
            else:
                at += 1
        if at >= len(text):
            self.at = at
            raise StopIteration
        start = at
        if text[at] in "()'`,":
            at += 1
        elif text[at] == '"':
            at += 1
            while text[at] != '"':
                at += 2 if text[at] == '\\' else 1
            at += 1
        else:
            while at < len(text) and not text[at].isspace() and text[at] not in "()'\";":
                at += 1
        self.at = at
        return text[start:at]


def read(tokens):
    token = next(tokens)
    if token == '(':
        items = []
        for token in tokens:
            if token == ')':
                return items
            tokens.pushed.append(token)
            items.append(read(tokens))
        raise LispError('unexpected end of input')
    if token == ')':
        raise LispError('unexpected )')
    quoted = {"'": 'quote', '`': 'quasiquote', ',': 'unquote'}.get(token)
    if quoted:
        return [Symbol(quoted), read(tokens)]
    return atom(token)


def atom(token):
    if token in ('#t', '#f'):
        return token == '#t'
    if token[0] == '"':
        return token[1:-1].encode().decode('unicode_escape')
    for kind in (int, float):
        try:
            return kind(token)
        except ValueError:
            continue
    return Symbol(token)


class Env(dict):
    def __init__(self, names=(), values=(), outer=None):
        super().__init__(zip(names, values))
        self.outer = outer

    def find(self, name):
        env = self
        while env is not None:
            if name in env:
                return env
            env = env.outer
        raise LispError(f'unbound: {name}')


class Lambda:
    def __init__(self, params, body, env, name='lambda'):
        self.params, self.body, self.env, self.name = params, body, env, name

    def bind(self, args):
        if self.params and len(self.params) > 1 and self.params[-2] == '.':
            fixed = self.params[:-2]
            if len(args) < len(fixed):
                raise LispError(f'{self.name}: too few arguments')
            return Env(fixed + self.params[-1:], args[:len(fixed)] + [args[len(fixed):]], self.env)
        if len(args) != len(self.params):
            raise LispError(f'{self.name}: expected {len(self.params)} arguments, got {len(args)}')
        return Env(self.params, args, self.env)

    def __repr__(self):
        return f'<{self.name}/{len(self.params)}>'


def show(value):
    match value:
        case True: return '#t'
        case False: return '#f'
        case None: return 'nil'
        case Symbol(): return str(value)
        case str(): return '"' + value.replace('"', '\\"') + '"'
        case [*items]: return '(' + ' '.join(map(show, items)) + ')'
        case _: return repr(value)


def quasi(form, env):
    if not isinstance(form, list):
        return form
    if form and form[0] == 'unquote':
        return evaluate(form[1], env)
    return [quasi(item, env) for item in form]


MACROS = {}


def evaluate(x, env):
    while True:
        if isinstance(x, Symbol):
            return env.find(x)[x]
        if not isinstance(x, list):
            return x
        match x:
            case []:
                return []
            case ['quote', value]:
                return value
            case ['quasiquote', value]:
                return quasi(value, env)
            case ['if', test, then, *rest]:
                x = then if evaluate(test, env) is not False else rest[0] if rest else None
            case ['define', [name, *params], *body]:
                env[name] = Lambda(params, body, env, str(name))
                return name
            case ['define', name, value]:
                env[name] = evaluate(value, env)
                return name
            case ['define-macro', [name, *params], *body]:
                MACROS[name] = Lambda(params, body, env, str(name))
                return name
            case ['set!', name, value]:
                env.find(name)[name] = evaluate(value, env)
                return None
            case ['lambda', params, *body]:
                return Lambda(params, body, env)
            case ['begin', *body]:
                for form in body[:-1]:
                    evaluate(form, env)
                x = body[-1] if body else None
            case ['let', bindings, *body]:
                names = [b[0] for b in bindings]
                values = [evaluate(b[1], env) for b in bindings]
                env, x = Env(names, values, env), [Symbol('begin'), *body]
            case ['cond', *clauses]:
                for test, *body in clauses:
                    if test == 'else' or evaluate(test, env) is not False:
                        x = [Symbol('begin'), *body]
                        break
                else:
                    return None
            case [Symbol() as name, *args] if name in MACROS:
                macro = MACROS[name]
                inner = macro.bind(args)
                for form in macro.body:
                    x = evaluate(form, inner)
            case [head, *args]:
                function = evaluate(head, env)
                values = [evaluate(arg, env) for arg in args]
                if isinstance(function, Lambda):
                    env, x = function.bind(values), [Symbol('begin'), *function.body]
                elif callable(function):
                    try:
                        return function(*values)
                    except (TypeError, ZeroDivisionError, IndexError) as e:
                        raise LispError(f'{show(head)}: {type(e).__name__}') from e
                else:
                    raise LispError(f'not a function: {show(function)}')


def fold(function, start):
    def folded(*args):
        total, *rest = args if len(args) > 1 else (start, *args)
        for value in rest:
            total = function(total, value)
        return total
    return folded


GLOBAL = Env()
GLOBAL.update({
    '+': fold(operator.add, 0), '*': fold(operator.mul, 1), '-': fold(operator.sub, 0), '/': fold(operator.truediv, 1),
    '<': operator.lt, '>': operator.gt, '=': operator.eq, '<=': operator.le, 'mod': operator.mod,
    'list': lambda *a: list(a), 'car': lambda l: l[0], 'cdr': lambda l: l[1:], 'cons': lambda a, l: [a] + l,
    'null?': lambda l: l == [], 'length': len, 'append': lambda *ls: sum(ls, []), 'display': lambda v: print(v if isinstance(v, str) else show(v)),
    'not': lambda v: v is False, 'eq?': lambda a, b: a == b, 'string-append': lambda *s: ''.join(s),
})

PROGRAM = r'''
; arithmetic and recursion
(define (fact n) (if (< n 2) 1 (* n (fact (- n 1)))))
(fact 20)
(define (loop n acc) (if (= n 0) acc (loop (- n 1) (+ acc n))))
(loop 5000 0)
(define (map f l) (if (null? l) '() (cons (f (car l)) (map f (cdr l)))))
(define (filter p l) (cond ((null? l) '()) ((p (car l)) (cons (car l) (filter p (cdr l)))) (else (filter p (cdr l)))))
(define (range a b) (if (< a b) (cons a (range (+ a 1) b)) '()))
(map (lambda (x) (* x x)) (filter (lambda (x) (= 1 (mod x 2))) (range 0 12)))
(define (counter) (let ((n 0)) (lambda () (set! n (+ n 1)) n)))
(define c1 (counter)) (define c2 (counter))
(list (c1) (c1) (c2) (c1))
(define-macro (unless test . body) `(if ,test nil-value (begin-list ,body)))
(define-macro (swap a b) `(let ((tmp ,a)) (begin (set! ,a ,b) (set! ,b tmp))))
(define x 1) (define y "two")
(swap x y)
(list x y)
(define (quicksort l)
  (if (null? l) '()
    (let ((p (car l)) (rest (cdr l)))
      (append (quicksort (filter (lambda (x) (< x p)) rest)) (list p)
              (quicksort (filter (lambda (x) (not (< x p))) rest))))))
(quicksort '(3 1 4 1 5 9 2 6 5 3 5))
(define (compose . fs) (if (null? fs) (lambda (x) x) (lambda (x) ((car fs) ((apply-compose (cdr fs)) x)))))
compose
(display "a \"string\"\n")
`(1 ,(+ 1 1) (three ,(* 2 2)))
(cond ((= 1 2) 'no) ((eq? 'a 'a) 'yes) (else 'never))
(/ 1 0)
(undefined 1)
(fact 1 2)
(car '())
("text" 1)
(- 3.5 0.25)
(string-append "a" "b" "c")
'''


def main():
    tokens = Tokens(PROGRAM)
    while True:
        try:
            form = read(tokens)
        except StopIteration:
            break
        try:
            print(show(evaluate(form, GLOBAL)))
        except LispError as e:
            print('error:', e, '| cause:', repr(e.__cause__))
    for broken in ('(1 2', ')', '"x'):
        try:
            print(read(Tokens(broken)))
        except (LispError, IndexError) as e:
            print(type(e).__name__, e)


main()
