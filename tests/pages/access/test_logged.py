"""The log has a line for every action: whatever a screen calls that changes something for everyone
stands in a function that is logged."""

import ast
from collections.abc import Iterator
from pathlib import Path

PAGES = Path(__file__).parents[3] / "pages"
CHANGES = {  # of data and reports: what puts a document, a version or the end of a sign-in into a home
    "contests.add_all", "contests.withdraw", "decisions.accept", "decisions.decline",
    "decisions.take_back", "samples.draw", "samples.judge", "notes.add", "question_marks.add",
    "changes.keep", "wall_link.make", "wall_link.withdraw", "letterhead.change", "looks.add",
    "publish", "commands.run", "sign_in.sign_out",
}  # fmt: skip


def called(node: ast.AST) -> set[str]:
    """Names of functions that are called inside."""
    return {ast.unparse(one.func) for one in ast.walk(node) if isinstance(one, ast.Call)}


def functions() -> Iterator[tuple[str, ast.FunctionDef]]:
    for path in sorted(PAGES.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                yield str(path.relative_to(PAGES)), node


def is_logged(function: ast.FunctionDef) -> bool:
    return "action" in called(function) or any(
        isinstance(one, ast.Call) and ast.unparse(one.func) == "logged"
        for one in function.decorator_list
    )


def test_every_action_is_logged():
    changing = [(name, one) for name, one in functions() if called(one) & CHANGES]
    assert {change for _, one in changing for change in called(one) & CHANGES} == CHANGES
    assert [f"{name}: {one.name}" for name, one in changing if not is_logged(one)] == []
