# trigger: sqs
import os

from aws_lambda_powertools.utilities.data_classes import SQSEvent


def lambda_handler(event, context):
    event = SQSEvent(event)
    for record in event.records:
        os.system(record.body)  # finding: os-command-injection
        os.system(record.json_body["x"])  # finding: os-command-injection
        os.system(record.message_id)
