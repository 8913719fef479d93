"""What people who don't program do to a file: each slip is named once, on its line, with advice that undoes it."""

import re
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import pytest
import yaml

from macros.reader.loader import Content, read

PROJECT = Path(__file__).parents[2]
FOLDER = PROJECT / "tests/data/mistakes"
