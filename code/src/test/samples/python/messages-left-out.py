# trigger: sqs
# A message that cannot be read is left out, and only a log tells.
import json
import logging

logger = logging.getLogger()


def handler(event, context):
    count = 0
    for record in event["Records"]:
        try:
            order = json.loads(record["body"])
        except ValueError:  # finding: swallowed-failure
            logger.warning("message is no order")
            continue
        count += len(order)
    for record in event["Records"]:
        try:
            order = json.loads(record["body"])
        except ValueError:
            raise RuntimeError("message is no order")
        try:
            count += int(order["count"])
        except ValueError:
            count += 1
    return count
