"""The rows that tests begin with are those that the product's own way writes, and belong to one test alone."""

from models.account import Member
from models.site import Site
from tests.support.beginning import begin
from tests.support.databases import everything
from tests.support.people import settle


def test_a_second_test_finds_the_rows_of_the_first_and_can_read_who_is_meant(databases):
    seen = []
    for _ in range(2):
        with databases.fresh() as database:
            people = begin(database, "two of a kind", lambda: settle(database))
            assert (people.alice.member.name, people.bob.email) == ("Alice", "bob@acme.example")
            with database.reading() as session:
                assert Member.by_email(session, "charlie@borealis.example").name == "Charlie"
            seen.append(everything(database))
    assert seen[0] == seen[1]
    assert seen[0]["members"]


def test_the_rows_of_another_test_are_not_called_for_again(databases):
    calls = []
    for _ in range(3):
        with databases.fresh() as database:
            begin(database, "counted", lambda: calls.append(settle(database)))
    assert len(calls) == 1


def test_what_comes_next_gets_the_numbers_that_it_would_have_got(databases):
    numbers = []
    for _ in range(2):
        with databases.fresh() as database:
            alice = begin(database, "numbered", lambda: settle(database)).alice
            with database.writing() as session:
                more = Site.create(
                    session, session.merge(alice.organisation), "More", "https://more.example/", alice.member.created_at
                )
                numbers.append(more.id)
    assert numbers[0] == numbers[1]


def test_people_whom_one_test_changes_are_as_ever_in_the_next(databases):
    for _ in range(3):
        with databases.fresh() as database:
            alice = begin(database, "changed", lambda: settle(database)).alice
            assert (alice.member.name, alice.site.name) == ("Alice", "Acme app")
            alice.member.name, alice.site.name = "Somebody", "Something"


def test_where_there_are_rows_already_it_is_written_as_ever(databases):
    with databases.fresh() as database:
        begin(database, "beside others", lambda: settle(database))
        people = begin(database, "beside others", lambda: settle(database, ("Cove", "Delta")))
        assert people.alice.organisation.name == "Cove"
        with database.reading() as session:
            assert session.query(Site).count() == 4
