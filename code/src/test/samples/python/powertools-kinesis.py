# trigger: kinesis
import os

from aws_lambda_powertools.utilities.data_classes import KinesisStreamEvent, event_source


@event_source(data_class=KinesisStreamEvent)
def lambda_handler(event: KinesisStreamEvent, context):
    for record in event.records:
        os.system(record.kinesis.data_as_text())  # finding: os-command-injection
        os.system(record.kinesis.data_as_json()["x"])  # finding: os-command-injection
        os.system(record.kinesis.sequence_number)
