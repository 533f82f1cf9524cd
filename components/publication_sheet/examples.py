"""Examples for the gallery and its test."""

from datetime import UTC, datetime

from components.publication_sheet import PublicationSheet
from models.review.publication_outlook import PublicationOutlook, StepOutlook
from models.review.version_findings import VersionFinding
from models.targets.target_health import TargetHealth

_THEN = datetime(2026, 11, 24, tzinfo=UTC)
_PAGE = "/boats"
_STEPS = (
    StepOutlook("s1", 1, "Your boats", "changed", "title, text", _PAGE, TargetHealth.FOUND, _THEN, _THEN),
    StepOutlook("s2", 2, "Add a boat", "added", "", _PAGE, TargetHealth.MISSING, _THEN, _THEN),
    StepOutlook("s3", 3, "That is all", "same"),
    StepOutlook("s4", 4, "Berths", "removed"),
)
_AUDIENCE = "“Boats” shows once to everybody, on pages whose address is marina.example/boats."
EXAMPLES = {
    "first": PublicationSheet(
        1,
        PublicationOutlook("ab", "", steps=_STEPS[2:3], audience=_AUDIENCE, languages=("English",), ending="“Done” ends it."),
    ),
    "changes": PublicationSheet(
        1,
        PublicationOutlook(
            "ab",
            "cd",
            is_first=False,
            changes="1 step added, 1 step removed, 1 step changed",
            steps=_STEPS,
            audience=_AUDIENCE,
            languages=("English", "German: 3 of 12 texts missing"),
            ending="The last step's button says “Next”, and nothing comes after it. Call it “Done”.",
            ends_well=False,
            reviews=(("good", "Approved by Bob."), ("warn", "1 comment is not resolved.")),
            findings=(VersionFinding("warn", "Pictures", "Step 2: 1 picture without a description for those who can't see it."),),
        ),
    ),
    "nothing of what it says": PublicationSheet(
        1, PublicationOutlook("ab", "ab", is_first=False, changes="nothing", steps=_STEPS[2:3], audience=_AUDIENCE)
    ),
    "waits for a review": PublicationSheet(
        1, PublicationOutlook("ab", "", ("Your organisation publishes reviewed versions only.",), waits_for_review=True)
    ),
    "refused": PublicationSheet(1, PublicationOutlook("", "", ("Step 2 needs a target.", "Step 3 needs a text."))),
    "somebody was faster": PublicationSheet(1, PublicationOutlook("ab", "cd", steps=_STEPS), "Bob published it meanwhile."),
}
