"""What people answer, and what is made of it or refused."""

from pathlib import Path

import pytest
from conftest import AskedFor
from pydantic import ValidationError

from assistant.procedures.inputs import Refused, Value
