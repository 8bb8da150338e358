# trigger: s3
import os
from urllib.parse import unquote_plus

from aws_lambda_powertools.utilities.data_classes import S3Event, event_source


@event_source(data_class=S3Event)
def lambda_handler(event: S3Event, context):
    os.system(event.bucket_name)
    os.system(event.object_key)  # finding: os-command-injection
    for record in event.records:
        os.system(unquote_plus(record.s3.get_object.key))  # finding: os-command-injection
        os.system(record.s3.bucket.name)
