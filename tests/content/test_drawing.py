"""A dilemma on paper: a tree for the terminal, layers for the picture."""

import pytest

from elearn.content.drawing import draw_tree, lay_out
from elearn.content.load import load_library
from tests.content.cases import copy_good


@pytest.fixture
def dilemma(tmp_path):
    return load_library(copy_good(tmp_path)).library.dilemmas["de-bal"]


def test_the_tree_draws_every_node_once_and_names_it_the_other_times(dilemma):
    assert list(draw_tree(dilemma)) == [
        "de-bal: De bal in de tuin",
        "de-bal · Zaterdag",
        "├─ Je gooit de bal terug en zwaait.",
        "│  vrolijk [verder] De dag erna",
        "└─ Je laat de bal liggen.",
        "   stil · Een uur later",
        "   ├─ Je zegt sorry en geeft de bal.",
        "   │  goedgemaakt [hersteld] De dag erna",
        "   ├─ Je doet het gordijn dicht.",
        "   │  ruzie [vastgelopen] De dag erna",
        "   └─ Je kijkt nog eens naar de bal.",
        "      → de-bal",
    ]


def test_the_picture_puts_moments_by_their_distance_and_ends_below(dilemma):
    assert {name: (spot.layer, spot.place) for name, spot in lay_out(dilemma).items()} == {
        "de-bal": (0, 0),
        "stil": (1, 0),
        "vrolijk": (2, 0),
        "goedgemaakt": (2, 1),
        "ruzie": (2, 2),
    }
