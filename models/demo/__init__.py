"""The demonstration: an organisation with a site, guides that are live, and two weeks of numbers."""

from models.demo.demo_content import Demo, known_guides, seed
from models.demo.guide_sketch import GuideSketch

__all__ = ["Demo", "GuideSketch", "known_guides", "seed"]
