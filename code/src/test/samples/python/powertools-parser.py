# trigger: eventbridge
import os

from aws_lambda_powertools.utilities.parser import BaseModel, envelopes, event_parser, parse


class Order(BaseModel):
    id: int
    note: str


@event_parser(model=Order, envelope=envelopes.EventBridgeEnvelope)
def lambda_handler(event: Order, context):
    os.system(event.note)  # finding: os-command-injection
    return {}
