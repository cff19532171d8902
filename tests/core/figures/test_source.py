# SPDX-License-Identifier: EUPL-1.2
"""Data from outside are read as they are written, and what cannot be used is named."""

from __future__ import annotations

import json

import pytest

from figures_made import truth
from screening_app.core.figures.source import Tables, read_population
from screening_app.core.figures.table import TOTAL
from screening_app.errors import CannotNow, Code

AB = Tables((("a", "b"),))


def refused(content: bytes, wanted: Tables = AB, hierarchy: object = None) -> tuple[Code, dict[str, object]]:
    with pytest.raises(CannotNow) as problem:
        read_population(content, wanted, None if hierarchy is None else json.dumps(hierarchy).encode())
    return problem.value.code, problem.value.facts


@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("separator", [";", ","])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_both_separators_with_and_without_bom_and_quoted(start: bytes, separator: str, end: str) -> None:
    lines = ["a;b;c", '"x;y";"Å ""ö""";1', "z;q;2", "", '"x;y";q;3']
    text = end.join(lines).replace(";", separator)
    found = truth(read_population(start + text.encode(), AB))
    assert found["x;y".replace(";", separator), 'Å "ö"'] == 1
    assert found["z", "q"] == 1
    assert found[TOTAL, "q"] == 2
    assert found["z", 'Å "ö"'] == 0


def test_a_column_of_counts_and_categories_just_as_given() -> None:
    found = truth(read_population(b"a,b,n\nx ,1,4\nx,01,0\nx ,1, 3\n", Tables((("a", "b"),), count="n")))
    assert found["x ", "1"] == 7
    assert found["x", "01"] == 0


def test_a_person_counts_once_in_a_combination_of_all_columns() -> None:
    people = read_population(b"a,b,id\nx,1,p\nx,1,p\nx,2,p\nx,1,q\n", Tables((("a", "b"),), person="id"))
    found = truth(people)
    assert (found["x", "1"], found["x", "2"], found["x", TOTAL]) == (2, 1, 3)


def test_groups_are_lines_may_hold_groups_and_may_name_what_no_row_has() -> None:
    tree = {"a": {"north": ["x", "y"], "all": ["north", "z"]}}
    people = read_population(b"a,b\nx,1\ny,1\nw,1\n", AB, json.dumps(tree).encode())
    found = truth(people)
    assert (found["north", "1"], found["all", "1"], found[TOTAL, "1"]) == (2, 2, 3)
    assert found["z", "1"] == 0


def test_categories_under_the_least_size_are_merged_with_the_next_smallest() -> None:
    rows = "a,b\n" + "x,1\n" * 3 + "y,1\n" * 20 + "z,1\n" * 30
    people = read_population(rows.encode(), Tables((("a", "b"),), merges={"a": 10}))
    assert people.merged == {"a": {"Övriga": ("x", "y")}}
    assert truth(people)["Övriga", "1"] == 23
    none = read_population(rows.encode(), Tables((("a", "b"),), merges={"a": 3}))
    assert none.merged == {}


@pytest.mark.parametrize(
    ("content", "fault", "facts"),
    [
        (b"", "empty", {}),
        (b"a,b\n", "empty", {}),
        (b"a,b\n\xe5,1\n", "not-utf-8", {}),
        (b"a,b\nx\n", "row-length", {"row": 2}),
        (b"a,b\nx,1\n\ny,1,2\n", "row-length", {"row": 4}),
        (b'a,b\nx,"1"2\n', "quoting", {"row": 2}),
        (b"a,b\nTotalt,1\n", "category-is-total", {"row": 2}),
        (b"a,a,b\nx,y,1\n", "heading-twice", {"name": "a"}),
    ],
)
def test_data_that_cannot_be_used_are_refused_with_the_place(
    content: bytes, fault: str, facts: dict[str, object]
) -> None:
    assert refused(content) == (Code.FIGURES_DATA_REFUSED, {"fault": fault, **facts})


@pytest.mark.parametrize("number", ["", "-1", "1.5", "1,0", "two", "²", "9999999999999"])
def test_a_count_is_a_whole_number(number: str) -> None:
    found = refused(f'a;b;n\nx;1;3\nx;1;"{number}"\n'.encode(), Tables((("a", "b"),), count="n"))
    assert found == (Code.FIGURES_DATA_REFUSED, {"fault": "count", "row": 3})


@pytest.mark.parametrize(
    "wanted",
    [Tables((("a", "B"),)), Tables((("a", "b"),), count="B"), Tables((("a", "b"),), person="B")],
)
def test_a_wrong_heading_is_named_beside_those_there_are(wanted: Tables) -> None:
    assert refused(b"a;b;c\nx;1;2\n", wanted) == (
        Code.FIGURES_COLUMN_UNKNOWN,
        {"column": "B", "columns": "a, b, c"},
    )


@pytest.mark.parametrize(
    ("tree", "fault"),
    [
        ([], "hierarchy-shape"),
        ({"a": ["x"]}, "hierarchy-shape"),
        ({"a": {"g": []}}, "hierarchy-shape"),
        ({"a": {"g": ["x", 1]}}, "hierarchy-shape"),
        ({"a": {"g": ["h"], "h": ["g"]}}, "hierarchy-circle"),
        ({"a": {"x": ["y"]}}, "group-is-category"),
    ],
)
def test_a_hierarchy_that_makes_no_sense_is_refused(tree: object, fault: str) -> None:
    code, facts = refused(b"a,b\nx,1\n", AB, tree)
    assert (code, facts["fault"]) == (Code.FIGURES_DATA_REFUSED, fault)


def test_a_hierarchy_of_a_column_in_no_table_is_left_alone_and_one_of_no_column_named() -> None:
    read_population(b"a,b,c\nx,1,2\n", AB, json.dumps({"c": {"g": ["2"]}}).encode())
    assert refused(b"a,b\nx,1\n", AB, {"q": {"g": ["x"]}})[0] is Code.FIGURES_COLUMN_UNKNOWN


def test_a_merge_in_a_hierarchy_is_refused() -> None:
    wanted = Tables((("a", "b"),), merges={"a": 5})
    assert refused(b"a,b\nx,1\n", wanted, {"a": {"g": ["x"]}})[1]["fault"] == "merge-in-hierarchy"
