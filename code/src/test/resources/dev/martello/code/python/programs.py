# ---- arithmetic and chained comparisons
a = 2 + 3 * 4 - 2 ** 3
b = -a + 7 % 4
print(a, b, 1 < a < 10, 1 < a < 3, not a, a != b, 0x10, 1_000, 0o17, 0b101)
print(1 if a > 5 else 2, a is None, a is not None, None is None)
#> 6 -3 True False False True 16 1000 15 5
#> 1 False True True
# ---- short circuits give operands
def f(x):
    print("f", x)
    return x
print(f(0) or f(2) or f(3))
print(f(1) and f(0) and f(3))
print(f(1) and f(2) or f(3))
if not (f(0) or f(1)) or f(4):
    print("taken")
#> f 0
#> f 2
#> 2
#> f 1
#> f 0
#> 0
#> f 1
#> f 2
#> 2
#> f 0
#> f 1
#> f 4
#> taken
# ---- texts
name = "x"
print("a" 'b' f"c{name}d{1 + 1}e{{}}", f"{name!r}", f"{name=}", r"\n", "\x41\u0042\103\N{BULLET}", "a\
b", ("""multi
line""" "x",))
print("%" + "s", "tab\tend", '\'', "\\d", "\d")
#> abcxd2e{} 'x' name='x' \n ABC• ab ('multi\nlinex',)
#> %s tab	end ' \d \d
# ---- chained, nested and starred assignment
a = b = [1, 2]
(c, d), e = (3, 4), 5
f, *g = [6, 7]
h = 0
i, j = 1, 2
i, j = j, i
[k, l] = a
a.append(9)
x = {}
x["y"] = x["z"] = 1
x["y"] += 5
print(b, c, d, e, f, g, h, i, j, k, l, x)
#> [1, 2, 9] 3 4 5 6 [7] 0 2 1 1 2 {'y': 6, 'z': 1}
# ---- loops with else, break and continue
for x in [1, 2, 3]:
    if x == 2:
        continue
    print("for", x)
else:
    print("for else")
for x in [1, 2, 3]:
    if x == 2:
        break
else:
    print("never")
n = 0
while n < 5:
    n += 1
    if n == 2:
        continue
    if n == 4:
        break
    print("while", n)
else:
    print("never")
while n < 5:
    n += 1
else:
    print("while else", n)
#> for 1
#> for 3
#> for else
#> while 1
#> while 3
#> while else 5
# ---- nested loops begin again
for a in [1, 2]:
    for b in range(3):
        if b == 2:
            break
        print(a, b)
for x in (x for x in [7]):
    x = x + 1
    print(x)
#> 1 0
#> 1 1
#> 2 0
#> 2 1
#> 8
# ---- comprehensions have their own variables
x = 10
print([x for x in [1, 2, 3] if x > 1 if x < 3], x)
print([(a, b) for a in [1, 2] for b in range(a)])
print({k: v for k, v in [("a", 1), ("b", 2)]}, {x for x in [1, 1, 2]})
print([[y for y in range(z)] for z in [1, 2]])
print(list(x * 2 for x in [1, 2]), [lambda: 0 for q in [1]][0]())
def f(xs):
    y = 1
    return [x + y for x in xs if (last := x)], last
print(f([1, 2]))
fs = [(lambda: i) for i in [1, 2]]
print(fs[0](), fs[1]())
#> [2] 10
#> [(1, 0), (2, 0), (2, 1)]
#> {'a': 1, 'b': 2} {1, 2}
#> [[0], [0, 1]]
#> [2, 4] 0
#> ([2, 3], 2)
#> 2 2
# ---- functions with all kinds of parameters
def f(a, b=2, *c, d, e=5, **g):
    print(a, b, c, d, e, g)
f(1, d=4)
f(1, 3, 7, 8, d=4, e=6, z=0)
f(*[1, 2, 3], **{"d": 4, "q": 1})
def g(a, /, b, *, c):
    return a, b, c
print(g(1, b=2, c=3))
h = lambda x, y=3: x + y
print(h(1), h(1, 1), (lambda: 5)())
#> 1 2 () 4 5 {}
#> 1 3 (7, 8) 4 6 {'z': 0}
#> 1 2 (3,) 4 5 {'q': 1}
#> (1, 2, 3)
#> 4 2 5
# ---- default values are computed once
def f(x, seen=[]):
    seen.append(x)
    return seen
f(1)
print(f(2))
def outer():
    def inner(x, seen=[0]):
        seen.append(x)
        return seen
    inner(1)
    return inner(2)
print(outer())
def h(a, n=None, b=-1, c=()):
    return n is None, b, c
print(h(1), h(1, 2))
class C:
    base = 7
    def m(self, x=base):
        return x
print(C().m())
#> [1, 2]
#> [0, 1, 2]
#> (True, -1, ()) (False, -1, ())
#> 7
# ---- closures read and write variables outside
def counter():
    n = 0
    def step(by=1):
        nonlocal n
        n += by
        return n
    def twice():
        def deep():
            return step() + step()
        return deep()
    return step, twice
s, t = counter()
print(s(), s(2), t(), s())
total = 0
def add(x):
    global total
    total += x
add(3)
add(4)
print(total)
def setter():
    global created
    created = "now"
setter()
print(created)
#> 1 3 9 6
#> 7
#> now
# ---- scopes of classes
x = "module"
class A:
    x = "class"
    y = x + "!"
    def get(self):
        return x
    z = [x for q in [1]]
print(A.y, A().get(), A.z, A.x)
def f():
    x = "function"
    class B:
        z = x
        x = x + "?" if False else "own"
        def get(self):
            return x
    return B
print(f()().get(), f().x)
#> class! module ['module'] class
#> function own
# ---- classes
class Base:
    kind = "base"
    def __init__(self, name):
        self.name = name
    def hello(self):
        return f"{self.kind} {self.name}"
    @staticmethod
    def fixed(x):
        return x + 1
    @property
    def loud(self):
        return self.name.upper()
    @loud.setter
    def loud(self, value):
        print("never in this machine")
class Derived(Base):
    kind = "derived"
    class Inner:
        v = 3
        def w(self):
            return 4
d = Derived("n")
print(d.hello(), d.loud, d.fixed(1), Derived.Inner.v, Derived.Inner().w())
d.name = "m"
print(d.hello(), isinstance(d, Base), isinstance(d, (str, Base)), isinstance(d, (str, int)))
if isinstance("x", (int, str)) and not isinstance(3, str):
    print("is")
#> derived n N 2 3 4
#> derived m True True False
#> is
# ---- decorators wrap from the inside out
def mark(text):
    print("made", text)
    def deco(f):
        print("applied", text)
        def inner(*args, **kw):
            return text + f(*args, **kw)
        return inner
    return deco
@mark("a")
@mark("b")
def f(x):
    return x
print(f("z"))
def same(c):
    c.added = 1
    return c
@same
class K:
    pass
print(K.added)
#> made a
#> made b
#> applied b
#> applied a
#> abz
#> 1
# ---- exceptions
class E(Exception):
    pass
class F(E):
    pass
def thrower(e):
    raise e
def f(e):
    try:
        thrower(e)
    except (F, KeyError):
        return "F"
    except E as caught:
        return "E"
    except Exception:
        return "other"
    else:
        return "none"
print(f(F()), f(E), f(Exception))
try:
    {}["a"]
except KeyError:
    print("key")
else:
    print("never")
try:
    x = 1
except E:
    print("never")
else:
    print("else", x)
try:
    try:
        raise F
    except E:
        raise
except F:
    print("again")
try:
    assert 1 > 2
except AssertionError:
    print("asserted")
#> F E other
#> key
#> else 1
#> again
#> asserted
# ---- finally runs on every way
class E(Exception):
    pass
def f(way):
    for i in range(2):
        try:
            print("try", i)
            if way == 1:
                return "returned"
            if way == 2:
                break
            if way == 3:
                continue
            if way == 4:
                raise E()
        except E:
            print("except")
            return "handled"
        finally:
            print("finally", way)
    else:
        return "else"
    return "end"
print(f(0))
print(f(1))
print(f(2))
print(f(3))
print(f(4))
def g():
    try:
        try:
            return "inner"
        finally:
            print("one")
    finally:
        print("two")
print(g())
def h():
    try:
        return 1
    finally:
        return 2
print(h())
try:
    try:
        raise E
    finally:
        print("cleaned")
except E:
    print("outside")
#> try 0
#> finally 0
#> try 1
#> finally 0
#> else
#> try 0
#> finally 1
#> returned
#> try 0
#> finally 2
#> end
#> try 0
#> finally 3
#> try 1
#> finally 3
#> else
#> try 0
#> except
#> finally 4
#> handled
#> one
#> two
#> inner
#> 2
#> cleaned
#> outside
# ---- generators
def g(n):
    for i in range(n):
        yield i
    yield from [7, 8]
print([x for x in g(2)])
async def a():
    return 4
async def b():
    return await a()
#> [0, 1, 7, 8]
# ---- match statements
class P:
    def __init__(self, x):
        self.x = x
def f(v):
    match v:
        case 1 | -2 | "one":
            return "one"
        case None:
            return "none"
        case True if v is None:
            return "never"
        case P(x=3):
            return "three"
        case P(x=x):
            return ("p", x)
        case str() as s if s == "s":
            return "s!"
        case str(s):
            return s
        case {"a": {"b": b}, "c": 1}:
            return ("b", b)
        case [a, (b), 3]:
            return a, b
        case _:
            return "else"
print(f(1), f(-2), f("one"), f(None), f(P(3)), f(P(4)), f("s"), f("t"))
print(f({"a": {"b": 5}, "c": 1}), f([1, 2, 3]), f([1, 2, 4]))
#> one one one none three ('p', 4) s! t
#> ('b', 5) (1, 2) else
# ---- members and elements
class M:
    pass
m = M()
m.list = [0]
m.list[0] = 5
m.list[0] += 1
m.n = 1
m.n *= 4
print(m.list, m.n)
if (n := len([1, 2])) == 2:
    print(n)
#> [6] 4
#> 2
# ---- conditions
def f(a, b, c):
    if a and (b or not c):
        return 1
    elif not a and b:
        return 2
    elif a in [1, 5] and a not in (5, 6):
        return 3
    else:
        return 4
print(f(1, 1, 0), f(1, 0, 0), f(0, 1, 0), f(1, 0, 1), f(0, 0, 0))
print(1 if not 0 else 2, (1 < 2) == True, "a" in "cat")
while True:
    break
#> 1 1 2 3 4
#> 1 True True
# ---- built-in names may be hidden below
size = len([1, 2])
def len(x):
    return "mine"
print(size, len([1]))
def f(print_it):
    list = [3]
    return list
print(f(1))
#> 2 mine
#> [3]
# ---- imports inside functions and unused globals
def f():
    from os import path as p
    import os.path
    return p is None
print(f())
#> False
# ---- deep closures over comprehension variables
def f(rows):
    return [[lambda: (a, b) for b in [1]][0]() for a in rows]
print(f([5, 6]))
print([[lambda: (a, b) for b in [1]][0]() for a in [5]])
#> [(5, 1), (6, 1)]
#> [(5, 1)]
# ---- conditional expressions and lambdas in defaults
f = lambda n: 1 if n < 2 else n * f(n - 1)
print(f(5))
def g(key=lambda x: x + 1, *rest):
    return key(len(rest))
print(g(), g(lambda x: "k", 1))
#> 120
#> 1 k
# ---- data classes keep their fields
from dataclasses import dataclass
from typing import ClassVar, NamedTuple
@dataclass
class A:
    x: int
    y: str = "y"
    shared: ClassVar[int] = 3
    def __post_init__(self):
        self.z = self.x + 1
@dataclass(frozen=False)
class B(A):
    w: "int" = 5
class N(NamedTuple):
    first: int
    second: int = 2
a = A(1)
b = B(1, w=7)
print(a.x, a.y, a.z, a.shared, b.x, b.y, b.z, b.w, B(2, "k").y, N(1).first, N(1).second)
#> 1 y 2 3 1 y 2 7 k 1 2
# ---- classes inside loops and functions
def make(n):
    class C:
        size = n
        def get(self, more=n):
            return self.size + more
    return C
print([make(i)().get() for i in [1, 2]], make(3)().get(10))
#> [2, 4] 13
# ---- ways out of nested loops and clauses
def f(rows):
    found = []
    for row in rows:
        for x in row:
            try:
                if x == 0:
                    break
                if x < 0:
                    continue
                try:
                    if x > 5:
                        return found, "big"
                finally:
                    found.append("inner")
            finally:
                found.append(x)
        else:
            found.append("whole")
            continue
        found.append("cut")
    return found
print(f([[1, -1], [2, 0, 3]]))
print(f([[1], [9, 1]]))
#> ['inner', 1, -1, 'whole', 'inner', 2, 0, 'cut']
#> (['inner', 1, 'whole', 'inner', 9], 'big')
# ---- while conditions with assignments
data = [3, 2, 1, 0]
i = 0
while (x := data[i]) and x != 1:
    i += 1
    print(x)
print(i, x)
#> 3
#> 2
#> 2 1
# ---- handlers in loops go on
class E(Exception):
    def __init__(self, code):
        self.code = code
def risky(n):
    if n % 2:
        raise E(n)
    return n
for n in range(4):
    try:
        r = risky(n)
    except E as e:
        print("bad", e.code)
        continue
    print("good", r)
def again():
    try:
        raise E(1)
    except E as first:
        try:
            raise E(2) from first
        except E as second:
            return first.code, second.code
print(again())
#> good 0
#> bad 1
#> good 2
#> bad 3
#> (1, 2)
