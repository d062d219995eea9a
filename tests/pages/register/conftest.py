"""A home whose register has seven OPDs, their accounts and five users."""

import pytest

from tests.browser.provider import with_users
from tests.pages import homes


@pytest.fixture
def home(tmp_path):
    return with_users(homes.registered(tmp_path))
