# trigger: http-api
# How objects and parts of texts are shown in the log.
import json
import logging
from dataclasses import dataclass

import structlog
from pydantic import BaseModel, SecretStr

log = logging.getLogger()
events = structlog.get_logger()


@dataclass
class Card:
    holder: str
    town: str


class Login(BaseModel):
    user: str
    password: SecretStr


class Plain(BaseModel):
    user: str
    password: str


class Note:
    def __init__(self, text):
        self.text = text

    def __str__(self):
        return self.text


def handler(event, context):
    body = json.loads(event["body"])
    card = Card(body["holder"], body["town"])
    log.info("card %s", card)
    log.info("holder %s", card.holder)  # finding: log-injection
    log.info("holder %s", card.holder[:8])
    log.info("town %s", card.town[-4:])
    log.info("login %s", Login(**body))
    log.info("login %s", Plain(**body))  # finding: secret-logged
    log.info("note %s", str(Note(body["note"])))  # finding: log-injection
    events.info("card stored", holder=card.holder)
    events.info("card of " + card.holder)  # finding: log-injection
    bound = events.bind(holder=card.holder)
    bound.info("done")
    return {"statusCode": 200}
