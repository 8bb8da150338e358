# trigger: eventbridge
import os

from aws_lambda_powertools.utilities.data_classes import EventBridgeEvent, event_source
from aws_lambda_powertools.utilities.idempotency import idempotent_function


@idempotent_function(data_keyword_argument="order", persistence_store=None)
def process(order):
    os.system(order["name"])  # finding: os-command-injection


@event_source(data_class=EventBridgeEvent)
def lambda_handler(event: EventBridgeEvent, context):
    os.system(event.detail["name"])  # finding: os-command-injection
    os.system(event.detail_type)
    process(order=event.detail)
