"""What the picker says of an element, and what became of it."""

import json

from models.guide import Guide

PAGE = [[-1, "html"], [0, "body"], [1, "button", {"id": "pay"}], [2, "", "Pay now"]]


def description(page="https://app.acme.example/pay", number=1, **members):
    levels = [{"picked": 2, "elements": PAGE}]
    return json.dumps({"page": page, "number": number, "label": "Pay now", "levels": levels, **members})


def steps_of(database, guide):
    with database.reading() as session:
        return session.get_one(Guide, guide).document.steps
