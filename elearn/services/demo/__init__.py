"""A municipality that does not exist, to look around in and to test with; never in production."""

from elearn.services.demo.organisation import demo_people, make_demo_organisation
from elearn.services.demo.people import PASSWORD, DemoPerson

__all__ = ["PASSWORD", "DemoPerson", "demo_people", "make_demo_organisation"]
