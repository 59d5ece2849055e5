"""Mutants of a module: copies of it with one small mistake each.

Left alone are annotations, docstrings, decorators, the parts of f-strings, `__all__` and imports,
and the names under which answers are kept for reuse (`once`, `key`), which nobody sees.
"""

import ast
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any, NamedTuple

Trees = Iterator[ast.AST | None]

OPERATORS: dict[type, tuple[type, ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.Add: (ast.Sub,),
    ast.Sub: (ast.Add,),
    ast.Mult: (ast.Add,),
    ast.BitOr: (ast.BitAnd,),
    ast.BitAnd: (ast.BitOr,),
    ast.And: (ast.Or,),
    ast.Or: (ast.And,),
}
NAMES = {
    "YES": ("NO", "UNKNOWN"),
    "NO": ("UNKNOWN", "YES"),
    "UNKNOWN": ("YES", "NO"),
    "min": ("max",),
    "max": ("min",),
    "any": ("all",),
    "all": ("any",),
    "all_of": ("any_of",),
    "any_of": ("all_of",),
    "least": ("greatest",),
    "greatest": ("least",),
}


class Mutant(NamedTuple):
    """One mistake: the line as it was and as it is now; `nth` tells apart those alike.

    `function` is the outermost function that it is in, such as `f()` or `C.f()`; else the constant
    of the module that it is in, or the class with a dot after it, if any. `lines` are those of its
    statement. The tree is that of the whole module, and stays as it is only until the next mutant
    is asked for.
    """

    module: str
    function: str
    lines: range
    was: str
    now: str
    nth: int
    tree: ast.Module

    @property
    def in_place(self) -> bool:
        """Whether it can be planted after its module is imported."""
        return bool(self.function) and not self.function.endswith(".")

    @property
    def key(self) -> tuple[str, str, str, str, int]:
        """What tells it from every other, wherever the lines move."""
        return (self.module, self.function, self.was, self.now, self.nth)


class _Place(NamedTuple):
    """Where a node is: in which field of its parent, and in which function and statement."""

    parent: ast.AST
    field: str
    at: int | None
    node: ast.AST
    function: str
    statement: ast.stmt
    quiet: bool

    def put(self, node: ast.AST | None) -> None:
        """Set another node, or none, here."""
        if self.at is None:
            setattr(self.parent, self.field, node)
        elif node is None:
            del getattr(self.parent, self.field)[self.at]
        else:
            getattr(self.parent, self.field)[self.at] = node

    def back(self, removed: bool) -> None:
        """Set the node itself here again."""
        if removed and self.at is not None:
            getattr(self.parent, self.field).insert(self.at, self.node)
        else:
            self.put(self.node)


def enumerations(root: Path) -> dict[str, list[str]]:
    """The members of every enumeration under a folder, by the name of its class."""
    found = {}
    for path in sorted(root.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef) and "Enum" in "".join(map(ast.unparse, node.bases)):
                assigned = [one for one in node.body if isinstance(one, ast.Assign)]
                found[node.name] = [ast.unparse(one.targets[0]) for one in assigned]
    return found


def mutants(name: str, source: str, enums: dict[str, list[str]]) -> Iterator[Mutant]:
    """Every mutant of a module, in the order of its lines."""
    tree = ast.parse(source)
    alike: dict[tuple[str, str, str], int] = {}
    for place in list(_places(tree, tree.body[0] if tree.body else ast.Pass(), "", False)):
        before = _lines(place.statement)
        for new in _variants(place, enums):
            place.put(new)
            ast.fix_missing_locations(tree)
            after = place.statement if place.statement is not place.node else new
            was, now = _difference(before, _lines(after) if after is not None else [])
            alike[place.function, was, now] = count = alike.get((place.function, was, now), 0) + 1
            yield Mutant(name, place.function, _head(place.statement), was, now, count, tree)
            place.back(removed=new is None)


def _lines(statement: ast.AST) -> list[str]:
    return ast.unparse(statement).splitlines()


def _head(statement: ast.stmt) -> range:
    """The lines of a statement, without those of the statements in it."""
    body = getattr(statement, "body", None)
    end = body[0].lineno if body else (statement.end_lineno or statement.lineno) + 1
    return range(statement.lineno, max(end, statement.lineno + 1))


def _difference(before: list[str], after: list[str]) -> tuple[str, str]:
    """The lines that differ, from the first to the last of them."""
    head = 0
    while head < min(len(before), len(after)) and before[head] == after[head]:
        head += 1
    tail = 0
    while tail < min(len(before), len(after)) - head and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    ends = len(before) - tail, len(after) - tail
    was, now = before[head : ends[0]], after[head : ends[1]]
    return " / ".join(map(str.strip, was)), " / ".join(map(str.strip, now))


SKIPPED = {"annotation", "returns", "decorator_list", "bases", "ctx"}


def _places(node: ast.AST, statement: ast.stmt, function: str, quiet: bool) -> Iterator[_Place]:
    """Every place below a node where something may be wrong, parents first."""
    for field, value in ast.iter_fields(node):
        if field in SKIPPED:
            continue
        for index, child in enumerate(value if isinstance(value, list) else [value]):
            if not isinstance(child, ast.AST) or _passed_over(node, field, child):
                continue
            here = child if isinstance(child, ast.stmt) else statement
            where = index if isinstance(value, list) else None
            hushed = quiet or _kept_name(node, field, child)
            yield _Place(node, field, where, child, function, here, hushed)
            inner = function or constant(child)
            if isinstance(child, ast.ClassDef) and not function.endswith("()"):
                inner = f"{function}{child.name}."
            elif isinstance(child, ast.FunctionDef) and not function.endswith("()"):
                inner = f"{function}{child.name}()"
                yield from _places(child.args, here, function, hushed)
                yield from _body(child, inner)
                continue
            yield from _places(child, here, inner, hushed)


def constant(statement: ast.AST) -> str:
    """The name that a statement of a module gives to a value."""
    if isinstance(statement, ast.Assign):
        return ast.unparse(statement.targets[0])
    return ast.unparse(statement.target) if isinstance(statement, ast.AnnAssign) else ""


def _body(function: ast.FunctionDef, name: str) -> Iterator[_Place]:
    yield from _places(
        ast.Module(body=function.body, type_ignores=[]), function.body[0], name, False
    )


def _passed_over(parent: ast.AST, field: str, child: ast.AST) -> bool:
    """Docstrings, imports, names of types, what a type checker reads, and parts of f-strings."""
    if isinstance(child, ast.Import | ast.ImportFrom | ast.JoinedStr):
        return True
    if isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant):
        return True
    if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test):
        return True
    if isinstance(child, ast.Assign):
        name = ast.unparse(child.targets[0])
        alias = isinstance(parent, ast.Module) and name[:1].isupper() and not name.isupper()
        return name == "__all__" or alias or "TypeVar(" in ast.unparse(child)
    return isinstance(parent, ast.AnnAssign) and field in ("target", "simple")


def _kept_name(parent: ast.AST, field: str, child: ast.AST) -> bool:
    """Whether a node is the name under which an answer is kept for reuse."""
    if isinstance(parent, ast.Assign | ast.AnnAssign) and field == "value":
        target = parent.targets[0] if isinstance(parent, ast.Assign) else parent.target
        return ast.unparse(target) == "key"
    called = isinstance(parent, ast.Call) and ast.unparse(parent.func).endswith("once")
    return called and field == "args" and isinstance(child, ast.Tuple)


def _variants(place: _Place, enums: dict[str, list[str]]) -> Trees:
    """What may stand in a place by mistake; None where its node is left out."""
    node = place.node
    yield from _operators(node)
    yield from _values(node, place.quiet, enums)
    if isinstance(node, ast.stmt):
        yield from _statements(node)
    if isinstance(node, ast.keyword) and node.arg is not None:
        yield None
    if _may_go(place):
        yield None
    if place.field == "test" and not isinstance(node, ast.Compare | ast.BoolOp | ast.UnaryOp):
        yield _not(node)


def _may_go(place: _Place) -> bool:
    """Whether a node is one of several that could be forgotten."""
    parent = place.parent
    if isinstance(parent, ast.Tuple | ast.List | ast.Set) and place.field == "elts":
        title = place.quiet and isinstance(place.node, ast.Constant)
        loaded = isinstance(getattr(parent, "ctx", ast.Load()), ast.Load)
        return loaded and not title and len(parent.elts) > 1
    return place.field == "ifs"


def _not(node: ast.AST) -> ast.AST:
    return ast.UnaryOp(op=ast.Not(), operand=node)  # type: ignore[arg-type] # a test is an expr


def _operators(node: ast.AST) -> Trees:
    """Other operators, and conditions of which one is forgotten."""
    if isinstance(node, ast.Compare):
        for place, op in enumerate(node.ops):
            for other in OPERATORS.get(type(op), ()):
                new = deepcopy(node)
                new.ops[place] = other()
                yield new
    elif isinstance(node, ast.BoolOp):
        yield ast.BoolOp(OPERATORS[type(node.op)][0](), node.values)
        for place in range(len(node.values)):
            rest = node.values[:place] + node.values[place + 1 :]
            yield rest[0] if len(rest) == 1 else ast.BoolOp(node.op, rest)
    elif isinstance(node, ast.BinOp | ast.AugAssign):
        for other in OPERATORS.get(type(node.op), ()):
            changed: Any = deepcopy(node)
            changed.op = other()
            yield changed
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield node.operand


def _values(node: ast.AST, quiet: bool, enums: dict[str, list[str]]) -> Trees:
    """Other constants, verdicts, members of an enumeration and functions."""
    if isinstance(node, ast.Constant):
        if isinstance(node.value, bool):
            yield ast.Constant(not node.value)
        elif isinstance(node.value, int):
            yield ast.Constant(node.value + 1)
        elif isinstance(node.value, str) and not quiet:
            yield ast.Constant(f"{node.value}~")
    elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
        for other in NAMES.get(node.id, ()):
            yield ast.Name(other, ast.Load())
    elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        members = enums.get(node.value.id, [])
        if node.attr in members and len(members) > 1:
            another = members[(members.index(node.attr) + 1) % len(members)]
            yield ast.Attribute(node.value, another, ast.Load())


def _statements(node: ast.stmt) -> Trees:
    """Statements that are not there, or that return nothing, or go on where they should stop."""
    if isinstance(node, ast.Return) and node.value is not None:
        if not (isinstance(node.value, ast.Constant) and node.value.value is None):
            yield ast.Return(ast.Constant(None))
    elif isinstance(node, ast.Continue):
        yield ast.Break()
    elif isinstance(node, ast.Break):
        yield ast.Continue()
    stored = isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Subscript)
    alone = isinstance(node, ast.If) and not node.orelse
    if stored or alone or isinstance(node, ast.Expr | ast.AugAssign | ast.Raise):
        yield ast.Pass()
