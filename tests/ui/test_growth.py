"""The growth test itself: it finds a page that asks once a row, and one that shows nothing."""

import pytest

from tests import factories
from tests.growth import same_number_of_queries

pytestmark = pytest.mark.django_db


def test_a_list_page_asks_the_same_whatever_its_length(client):
    same_number_of_queries(client, "/causes/", factories.cause)


def test_its_file_asks_the_same_whatever_its_length(client):
    same_number_of_queries(client, "/causes/?format=csv", factories.cause)


def test_a_page_that_asks_once_a_row_is_found(client):
    with pytest.raises(AssertionError, match="4 queries with 3 rows, 31 with 30"):
        same_number_of_queries(client, "/careless/", factories.cause)


def test_a_page_that_shows_none_of_the_rows_proves_nothing(client):
    with pytest.raises(AssertionError, match="shows nothing of the rows"):
        same_number_of_queries(client, "/still/", factories.cause)


def test_a_page_that_is_not_there_proves_nothing(client):
    with pytest.raises(AssertionError, match="404"):
        same_number_of_queries(client, "/nowhere/", factories.cause)
