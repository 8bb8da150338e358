# Names of all kinds of resources; the keys of objects and the words in messages are no resources.
import json
import os

import boto3

s3 = boto3.client("s3")
sqs = boto3.resource("sqs")
kinesis = boto3.client("kinesis")
firehose = boto3.client("firehose")
kms = boto3.client("kms")
ecs = boto3.client("ecs")
glue = boto3.client("glue")
secrets = boto3.client("secretsmanager")
parameters = boto3.client("ssm")
dynamodb = boto3.client("dynamodb")
logs = boto3.client("logs")
mail = boto3.client("ses")

STREAMS = {"clicks": os.environ["CLICKS"], "orders": os.environ["ORDERS"]}


def handler(event, context):
    body = json.loads(event["body"])
    kinesis.put_record(StreamName=body["stream"], Data=b"x", PartitionKey="1")  # finding: event-chosen-resource
    kinesis.put_record(StreamName=STREAMS[body["stream"]], Data=b"x", PartitionKey=body["key"])
    firehose.put_record(DeliveryStreamName=body["delivery"], Record={"Data": b"x"})  # finding: event-chosen-resource
    kms.decrypt(KeyId=body["key"], CiphertextBlob=b"x")  # finding: event-chosen-resource
    ecs.run_task(cluster=os.environ["CLUSTER"], taskDefinition=body["task"])  # finding: event-chosen-resource
    glue.start_job_run(JobName=body["job"], Arguments={"--date": body["date"]})  # finding: event-chosen-resource
    secrets.put_secret_value(SecretId=body["secret"], SecretString="x")  # finding: event-chosen-resource
    parameters.get_parameters(Names=[body["name"]])  # finding: event-chosen-resource
    dynamodb.transact_write_items(  # finding: event-chosen-resource
        TransactItems=[{"Delete": {"TableName": body["table"], "Key": {"id": {"S": "1"}}}}]
    )
    logs.put_log_events(logGroupName=body["group"], logStreamName="x", logEvents=[])  # finding: event-chosen-resource
    s3.generate_presigned_url("get_object", Params={"Bucket": body["bucket"], "Key": "x"})  # finding: event-chosen-resource
    s3.generate_presigned_url("get_object", Params={"Bucket": os.environ["BUCKET"], "Key": body["key"]})
    s3.upload_file("/tmp/x", body["bucket"], "x")  # finding: event-chosen-resource
    s3.upload_file("/tmp/x", os.environ["BUCKET"], body["key"])
    mail.send_email(Source="a@example.com", Destination={"ToAddresses": [body["to"]]}, Message={})
    queue = sqs.get_queue_by_name(QueueName=body["queue"])  # finding: event-chosen-resource
    queue.send_message(MessageBody="x")
    return {"statusCode": 204}
