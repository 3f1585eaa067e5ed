"""Findings as comments in the draft: each at its very words, in the user's own Word file."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, ClassVar

from sayso.checks.catalogue import find_rule
from sayso.checks.checked import Checked
from sayso.records.finding import Finding
from sayso.records.manner import PLAIN, Manner

if TYPE_CHECKING:
    from sayso.word.comments import Comment


class FindingsDocx:
    """Writes the draft with a comment for each finding.

    A draft that was read from a Word file is that file, its other parts byte for byte: tracked
    changes and comments that stand in it are kept. The text of any other is put into a plain one.
    """

    extensions: ClassVar[tuple[str, ...]] = (".docx",)
    media_type: ClassVar[str] = (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    )
    binary: ClassVar[bool] = True

    def export(self, records: Iterable[Checked], manner: Manner = PLAIN) -> Iterator[bytes]:
        """The one draft there is."""
        from sayso.word.commented import commented

        drafts = ((one.document, [_comment(each) for each in one.findings]) for one in records)
        yield from commented(drafts, manner.tell)


def _comment(finding: Finding) -> "Comment":
    from sayso.word.comments import Comment

    choices = " · ".join(fix.title for fix in finding.fixes)
    return Comment(
        start=finding.start,
        end=finding.end,
        lead=f"{finding.code} {find_rule(finding.code).name}:",
        lines=(
            f"{finding.message}.",
            *(f"See “{' '.join(each.text.split())}”." for each in finding.related),
            finding.remedy,
            *([f"To choose from: {choices}"] if choices else []),
        ),
    )
