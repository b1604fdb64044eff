"""Size of the code: logical lines of each room, and average cyclomatic complexity where radon is installed.

A logical line is a statement of the ast that is no docstring; a Jinja tag in a template counts as one.
"""

import ast
import re
from collections import Counter
from collections.abc import Iterable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).parents[2]
TAG = re.compile(r"\{[{%]")


def main() -> None:
    """Print it."""
    sources = {path: path.read_text("utf-8") for room in ("hrvsync", "devices") for path in (ROOT / room).rglob("*.py")}
    sizes: Counter[str] = Counter()
    for path, source in sources.items():
        parts = path.relative_to(ROOT).parts
        sizes["/".join(parts[:2] if len(parts) > 2 else parts[:1])] += statements(source)
    for template in (ROOT / "hrvsync").rglob("*.j2"):
        sizes["templates"] += len(TAG.findall(template.read_text("utf-8")))
    for room, size in sorted(sizes.items()):
        print(f"{room:24}{size:7}")
    print(f"{'all':24}{sizes.total():7}")
    print(complexity(sources.values()) if find_spec("radon") else "no complexity: radon is not installed here")


def statements(source: str) -> int:
    """Count the statements without docstrings."""
    return sum(isinstance(node, ast.stmt) and not is_docstring(node) for node in ast.walk(ast.parse(source)))


def is_docstring(node: ast.stmt) -> bool:
    """Whether a statement is nothing but a text."""
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


def complexity(sources: Iterable[str]) -> str:
    """Average and highest cyclomatic complexity of functions, methods and classes by radon."""
    visit = import_module("radon.complexity").cc_visit
    blocks = [block for source in sources for block in visit(source)]
    values = [block.complexity for block in blocks]
    worst = max(blocks, key=lambda block: block.complexity)
    return f"cyclomatic complexity by radon: {sum(values) / len(values):.2f} on average, {max(values)} in {worst.name}"


if __name__ == "__main__":
    main()
