"""Rules of the architecture that import-linter cannot hold, read off the syntax of a tree."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

HOLDERS = {"parent", "parentWidget", "window"}
"""How a widget gets hold of what contains it."""
OWN_GEOMETRY = {"isFullScreen", "isMinimized", "rect", "size", "width", "height", "windowHandle"}
"""What it may ask of that: what Qt knows of every widget."""


def trees(root: Path, room: str) -> Iterator[tuple[Path, ast.Module]]:
    """Yield each module below `room` with its syntax."""
    for path in sorted((root / room).rglob("*.py")):
        yield path.relative_to(root), parsed(path.read_text("utf-8"))


@cache
def parsed(text: str) -> ast.Module:
    """Parse a module once, however many tests look at it."""
    return ast.parse(text)


def upward_calls(root: Path) -> list[str]:
    """Where code reaches up without an import: a view into what contains it, or a module by its name at run time.

    A view emits a signal or calls what it was given; a package may load a module of its own when it is first used.
    """
    found: list[str] = []
    for path, tree in trees(root, "hrvsync"):
        for node in ast.walk(tree):
            match node:
                case ast.Attribute(value=ast.Call(func=ast.Attribute(attr=holder)), attr=attribute) if (
                    holder in HOLDERS and attribute not in OWN_GEOMETRY
                ):
                    found.append(f"{path}:{node.lineno} {holder}().{attribute}")
                case ast.Call(func=ast.Name(id="import_module"), args=[ast.Constant(value=str(name))]) if (
                    name.startswith(("hrvsync", "devices"))
                ):
                    found.append(f"{path}:{node.lineno} import_module({name})")
                case ast.Subscript(
                    value=ast.Attribute(value=ast.Name(id="sys"), attr="modules"), slice=ast.Constant() as name
                ):
                    found.append(f"{path}:{node.lineno} sys.modules[{name.value}]")
                case _:
                    pass
    return found


def unlisted(root: Path) -> list[str]:
    """What was made to be found in a registry and does not stand in it: nobody will ever see it."""
    found: list[str] = []
    for path, tree in trees(root, "hrvsync/ui/session/panels"):
        panels = [node.name for node in tree.body if isinstance(node, ast.ClassDef) and "Panel" in bases(node)]
        found += [f"{path}: {name}" for name in panels if name not in listed(root, path.parent, "PANELS")]
    for path, tree in trees(root, "hrvsync/storage/formats"):
        sniffs = re.search(r"^(def )?sniff\b", ast.unparse(tree), re.MULTILINE)
        if sniffs and f"{path.stem}.sniff" not in listed(root, path.parent, "FORMATS"):
            found.append(f"{path}: {path.stem}")
    for path, tree in trees(root, "devices"):
        if path.name != "__init__.py" and "STRAPS" in constants(tree):
            found += [f"{path}: STRAPS"] * (f"{path.stem}.STRAPS" not in listed(root, path.parent, "STRAPS"))
    for path, tree in trees(root, "hrvsync/cli"):
        name = path.stem.rstrip("_")  # `import` is a word of Python
        if path.stem in functions(tree) and repr(name) not in listed(root, path.parent, "COMMANDS"):
            found.append(f"{path}: {path.stem}")
    return found


def unread(root: Path) -> list[str]:
    """Public constants and registries that nothing in the product reads; a Message alone is for translators."""
    templates = "".join(path.read_text("utf-8") for path in (root / "hrvsync").rglob("*.j2"))
    read = set(re.findall(r"\w+", templates))
    defined: dict[str, str] = {}
    for room in ("hrvsync", "devices"):
        for path, tree in trees(root, room):
            defined |= {
                name: f"{path}: {name}"
                for name, value in constants(tree).items()
                if not name.startswith("_") and not re.match(r"\(?Message\(", value)
            }
            for node in ast.walk(tree):
                match node:
                    case ast.Name(id=name, ctx=ast.Load()) | ast.Attribute(attr=name, ctx=ast.Load()):
                        read.add(name)
                    case _:
                        pass
    return sorted(place for name, place in defined.items() if name not in read)


def bases(node: ast.ClassDef) -> set[str]:
    """The names of the classes that a class is made from."""
    return {ast.unparse(base) for base in node.bases}


def functions(tree: ast.Module) -> set[str]:
    """The names of the functions of a module."""
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def constants(tree: ast.Module) -> dict[str, str]:
    """The names in capitals that a module gives a value, each with the source of that."""
    found: dict[str, str] = {}
    for node in tree.body:
        match node:
            case (
                ast.Assign(targets=[ast.Name(id=name)], value=value)
                | ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value)
            ) if name.isupper():
                found[name] = ast.unparse(value)
            case _:
                pass
    return found


def listed(root: Path, room: Path, registry: str) -> str:
    """What stands in a registry of a room's __init__, as source."""
    return constants(ast.parse((root / room / "__init__.py").read_text("utf-8")))[registry]
