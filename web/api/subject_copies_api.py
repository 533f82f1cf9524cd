"""Copies of everything that is kept about an end user, to hand to them: the same file as by the screen and the command."""

from models.privacy.visitor_rights import VisitorCopy
from web.api.found_subject import find_subject, note_right
from web.api.operation import Call, Operation, Reply
from web.api.zip_file import ZipFile


def show(call: Call) -> Reply:
    """Read everything that is kept about a person as a file
    Their rights of access and portability: a zip with a summary to read, one JSON document and a CSV file for each table. That
    it was read stands in the audit log.
    """
    with call.saving() as saving:
        found = find_subject(saving)
        copy = VisitorCopy.of(saving.db, found.mode, found.visitor, found.site.name, call.now)
        note_right(saving, found, "a copy was made of what is kept about a person.")
    return Reply(ZipFile(copy.zipped()), headers={"content-disposition": 'attachment; filename="about-a-person.zip"'})


COPY = "/sites/{site_id}/subjects/{subject}/copy"
OPERATIONS = (Operation(f"GET {COPY}", show, "manage", {200: ZipFile}, refuses=(409,), twins=("POST site_person_copies",)),)
