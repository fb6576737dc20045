"""The forms that ids have in content files."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from elearn.reader.scalars import Number, Text

PageId = Annotated[Text, Field(pattern=r"^p\d+$")]
"""A page of the guide, such as `p05`."""

KeyPointId = Annotated[Text, Field(pattern=r"^p\d+\.k\d+$")]
"""A key point of the guide, such as `p05.k6`: its page, then its own number."""

Url = Annotated[Text, Field(pattern=r"^https?://\S+$")]
"""A web address, kept byte for byte."""

Positive = Annotated[Number, Field(ge=1, le=1000)]
"""A number of questions, minutes or months."""

Percentage = Annotated[Number, Field(ge=1, le=100)]
"""1-100."""
