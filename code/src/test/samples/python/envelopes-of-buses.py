# trigger: none
# Code that asks for the details of an event tells that a bus sends it, which sets what surrounds them.
import logging

logger = logging.getLogger()


def handler(event, context):
    detail = event["detail"]
    logger.info("event %s of %s", event["id"], event["source"])
    logger.info("order %s", detail["order"])  # finding: log-injection
