# trigger: sns
import os

from aws_lambda_powertools.utilities.data_classes import SNSEvent, event_source


@event_source(data_class=SNSEvent)
def lambda_handler(event: SNSEvent, context):
    os.system(event.sns_message)  # finding: os-command-injection
    for record in event.records:
        os.system(record.sns.message)  # finding: os-command-injection
        os.system(record.sns.subject)  # finding: os-command-injection
        os.system(record.sns.topic_arn)
