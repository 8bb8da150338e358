# trigger: kinesis
import os
from aws_lambda_powertools.utilities.batch import BatchProcessor, EventType
p = BatchProcessor(event_type=EventType.KinesisDataStreams)
def rh(record): os.system(record.kinesis.data_as_text())  # finding: os-command-injection
def handler(event, context):
    with p(records=event["Records"], handler=rh):
        p.process()
    return p.response()  # finding: batch-failures-unheard
