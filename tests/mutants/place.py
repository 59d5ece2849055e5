"""Puts a mutant in the place of what it is made of: in a module that is loaded, or as imported."""

import ast
import importlib.abc
import importlib.util
import sys
import warnings
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any

from mutate import Mutant, constant, enumerations, mutants

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "icsgov"


def all_mutants(paths: Iterable[Path]) -> Iterator[Mutant]:
    """The mutants of some modules."""
    enums = enumerations(SOURCE)
    for path in paths:
        yield from mutants(name_of(path), path.read_text("utf-8"), enums)


def named(name: str, paths: Iterable[Path]) -> Iterator[tuple[str, int]]:
    """The modules and the lines in which a name stands, or one that is made of it."""
    trees = {name_of(path): ast.parse(path.read_text("utf-8")) for path in paths}
    wanted = made_of({name}, [one for tree in trees.values() for one in tree.body])
    for module, tree in trees.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Name) and node.id in wanted:
                yield module, node.lineno


def made_of(names: set[str], statements: list[ast.stmt]) -> set[str]:
    """Some constants, those that are made of them, and so on."""
    found = set(names)
    for _ in statements:
        before = len(found)
        for one in statements:
            used = {node.id for node in ast.walk(one) if isinstance(node, ast.Name)}
            if used & found and constant(one):
                found.add(constant(one))
        if len(found) == before:
            break
    return found


def name_of(path: Path) -> str:
    """A module as it is named on the command line and in the list of survivors."""
    return path.relative_to(SOURCE).as_posix()


def dotted(name: str) -> str:
    """A module as Python names it."""
    return "icsgov." + name.removesuffix(".py").replace("/", ".")


def loaded(path: Path) -> ModuleType:
    """The module of a file."""
    return importlib.import_module(dotted(name_of(path)))


def compiled(mutant: Mutant) -> CodeType:
    """The code of the mutated module."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return compile(mutant.tree, str(SOURCE / mutant.module), "exec")


def mutate(module: ModuleType, mutant: Mutant, code: CodeType) -> None:
    """Give a function, or a constant of a module, what the mutated module has for it."""
    name = mutant.function.removesuffix("()")
    if name == mutant.function:
        renew(module, mutant, name)
        return
    (new,) = (one for one in codes_below(code) if one.co_qualname == name)
    function_named(module, name).__code__ = new


def renew(module: ModuleType, mutant: Mutant, name: str) -> None:
    """Work out a constant again, and all that are made of it, for every module that has them."""
    changed = {name}
    for statement in mutant.tree.body:
        told = constant(statement)
        names = {one.id for one in ast.walk(statement) if isinstance(one, ast.Name)}
        if not told or not (told == name or (changed & names and told in vars(module))):
            continue
        changed.add(told)
        before = vars(module)[told]
        exec(compile(ast.Module([statement], []), module.__file__ or "", "exec"), vars(module))
        for other in list(sys.modules.values()):
            ours = getattr(other, "__name__", "").startswith("icsgov")
            if ours and vars(other).get(told) is before:
                setattr(other, told, vars(module)[told])


def codes_below(code: CodeType) -> Iterator[CodeType]:
    """The code of every function and class in a module's code."""
    for one in code.co_consts:
        if isinstance(one, CodeType):
            yield one
            yield from codes_below(one)


def function_named(module: ModuleType, name: str) -> FunctionType:
    """The function of a module, or of a class in it, that is written under a name."""
    *owners, last = name.split(".")
    owner: Any = module
    for one in owners:
        owner = getattr(owner, one)
    found = vars(owner)[last]
    for wrapper in ("fget", "func", "__func__", "__wrapped__"):
        found = getattr(found, wrapper, found)
    if not isinstance(found, FunctionType):
        raise TypeError(f"{name} is not a function")
    return found


class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Imports one module as a mutant."""

    def __init__(self, mutant: Mutant, code: CodeType) -> None:
        self.mutant, self.code = mutant, code

    def find_spec(self, fullname: str, path: Any, target: Any = None) -> Any:
        """The mutant's own spec; nothing for any other module."""
        if fullname != dotted(self.mutant.module):
            return None
        place = str(SOURCE / self.mutant.module)
        return importlib.util.spec_from_file_location(fullname, place, loader=self)

    def exec_module(self, module: ModuleType) -> None:
        """Run the mutated module."""
        exec(self.code, vars(module))
