"""What a browser posts and what the form says of it."""

import pytest

from elearn.questions.fields import Choice, Control


def option(text):
    return {"tekst": text, "feedback": "Omdat.", "sleutel": text.lower()}


@pytest.fixture
def single(example):
    return example("een-antwoord", antwoorden=[option("A") | {"goed": "ja"}, option("B")])


@pytest.fixture
def multiple(example):
    return example("meer-antwoorden", antwoorden=[option("A") | {"goed": "ja"}, option("B")])


@pytest.fixture
def ordering(example):
    return example("volgorde", stappen=[option(text) for text in "ABC"])


@pytest.fixture
def short(example):
    return example("invullen")


@pytest.fixture
def post(request, field_of):
    """The field of a question named above, filled in by a browser."""

    def send(name, posted, *, required):
        return field_of(request.getfixturevalue(name), posted=posted, required=required)

    return send


UNKNOWN = "Deze keuze bestaat niet. Kies iets uit de lijst."


@pytest.mark.parametrize(
    ("kind", "posted", "required", "errors"),
    [
        ("single", [("antwoord", "a")], True, []),
        ("single", [], True, ["Kies een antwoord"]),
        ("single", [], False, []),
        ("single", [("antwoord", "weg")], True, [UNKNOWN]),
        ("single", [("antwoord", "weg")], False, [UNKNOWN]),
        ("single", [("antwoord", "a"), ("antwoord", "b")], False, ["Kies één antwoord"]),
        ("multiple", [("antwoord", "a"), ("antwoord", "b")], True, []),
        ("multiple", [], True, ["Kies minstens één antwoord"]),
        ("multiple", [], False, []),
        ("multiple", [("antwoord", "a"), ("antwoord", "weg")], False, [UNKNOWN]),
        ("short", [("antwoord", "wie")], True, []),
        ("short", [("antwoord", " \n ")], True, ["Vul een antwoord in"]),
        ("short", [], False, []),
        ("short", [("antwoord", "x" * 40)], True, []),
        ("short", [("antwoord", "x" * 41)], False, ["Gebruik hooguit 40 tekens"]),
    ],
)
def test_one_message_for_the_whole_answer(kind, posted, required, errors, post):
    field = post(kind, posted, required=required)

    assert field.validate(None) == (not errors)
    assert field.errors == errors
    assert field.error_links == tuple((field.controls[0].id, error) for error in errors)


TWICE = "Plek 2 staat er twee keer. Geef elke stap een eigen plek."
ALL_SAME = "Plek 1 staat er drie keer. Geef elke stap een eigen plek."


@pytest.mark.parametrize(
    ("places", "required", "errors", "row_errors"),
    [
        ("123", True, [], {}),
        ("312", True, [], {}),
        (
            "1 3",
            True,
            ["Maak bij elke regel een keuze"],
            {"b": "Maak een keuze bij ‘B’"},
        ),
        ("1 3", False, [], {}),
        ("221", True, [TWICE], {"a": TWICE, "b": TWICE}),
        ("221", False, [], {}),
        ("111", True, [ALL_SAME], {"a": ALL_SAME, "b": ALL_SAME, "c": ALL_SAME}),
        (
            "2 2",
            True,
            ["Maak bij elke regel een keuze", TWICE],
            {"b": "Maak een keuze bij ‘B’", "a": TWICE, "c": TWICE},
        ),
        ("124", False, [UNKNOWN], {"c": UNKNOWN}),
        ("124", True, [UNKNOWN], {"c": UNKNOWN}),
    ],
)
def test_rows_say_what_is_wrong_where(places, required, errors, row_errors, post):
    posted = [(f"antwoord-{key}", place.strip()) for key, place in zip("abc", places, strict=True)]

    field = post("ordering", posted, required=required)

    assert field.validate(None) == (not errors)
    assert field.errors == errors
    assert field.row_errors == row_errors
    assert dict(field.error_links) == {f"antwoord-{key}": text for key, text in row_errors.items()}


def test_row_that_the_question_does_not_have_is_not_read(ordering, field_of):
    field = field_of(ordering, posted=[("antwoord-weg", "1"), ("antwoord-a", "2")], required=False)

    assert field.validate(None)
    assert field.data == {"a": "2"}


def test_matching_names_the_open_row(example, field_of):
    question = example("koppelen")

    field = field_of(question, posted=[])

    assert not field.validate(None)
    assert {error for _, error in field.error_links} == {
        "Maak een keuze bij ‘Je hoort voor de vierde keer hetzelfde gerucht.’",
        "Maak een keuze bij ‘In de hal trekt iemand een mes. Jij staat veilig.’",
    }


def test_validating_twice_does_not_keep_old_errors(ordering, field_of):
    field = field_of(ordering, posted=[])
    field.validate(None)

    field.data = {"a": "1", "b": "2", "c": "3"}

    assert field.validate(None)
    assert field.error_links == ()


def test_controls_of_a_row_hold_all_that_a_select_needs(ordering, field_of):
    field = field_of(ordering, answer={"b": "2"})

    control = next(control for control in field.controls if control.key == "b")

    assert control == Control(
        key="b",
        text="B",
        id="antwoord-b",
        name="antwoord-b",
        choices=(
            Choice("", "Maak een keuze", selected=False),
            Choice("1", "Plek 1", selected=False),
            Choice("2", "Plek 2", selected=True),
            Choice("3", "Plek 3", selected=False),
        ),
    )


def test_open_row_selects_the_empty_choice(ordering, field_of):
    selected = {
        choice.text
        for control in field_of(ordering).controls
        for choice in control.choices
        if choice.selected
    }

    assert selected == {"Maak een keuze"}


def test_controls_of_options_share_their_name(single, field_of):
    controls = {control.key: control for control in field_of(single, answer="b").controls}

    assert controls == {
        "a": Control("a", "A", "antwoord-a", "antwoord", "a", selected=False),
        "b": Control("b", "B", "antwoord-b", "antwoord", "b", selected=True),
    }


def test_line_shows_what_was_typed_with_its_mistake(short, field_of):
    field = field_of(short, posted=[("antwoord", "y" * 41)])
    field.validate(None)

    assert field.controls == (
        Control("", "Jouw antwoord", "antwoord", "antwoord", "y" * 41, error="Gebruik hooguit 40 tekens"),
    )


@pytest.mark.parametrize(
    ("kind", "family", "input_type"),
    [("single", "options", "radio"), ("multiple", "options", "checkbox")],
)
def test_options_are_native_inputs(kind, family, input_type, field_of, request):
    field = field_of(request.getfixturevalue(kind))

    assert (field.family, field.input_type) == (family, input_type)


def test_text_of_an_author_is_escaped(example, field_of, rendered):
    script = option("<script>x</script>") | {"goed": "ja", "sleutel": "a"}
    question = example("een-antwoord", vraag="<b>Wat?</b>", antwoorden=[script, option("B")])

    html = rendered(field=field_of(question))

    assert "&lt;script&gt;x&lt;/script&gt;" in html
    assert "<script>" not in html
    assert "<b>" not in html
