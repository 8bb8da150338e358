# trigger: dynamodb-partial
import os

from aws_lambda_powertools.utilities.batch import BatchProcessor, EventType, process_partial_response
from aws_lambda_powertools.utilities.data_classes.dynamo_db_stream_event import DynamoDBRecord

processor = BatchProcessor(event_type=EventType.DynamoDBStreams)


def record_handler(record: DynamoDBRecord):
    if record.dynamodb and record.dynamodb.new_image:
        os.system(record.dynamodb.new_image["name"])  # finding: os-command-injection
        os.system(record.dynamodb.new_image.get("name"))  # finding: os-command-injection
    os.system(record.dynamodb.keys["id"])  # finding: os-command-injection
    os.system(record.event_id)


def lambda_handler(event, context):
    return process_partial_response(event, record_handler, processor, context)
