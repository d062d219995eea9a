"""The handbook's rules as hand-worked tables, one module for each part of it."""

import pytest

pytest.register_assert_rewrite("tests.handbook.tables")
