# handler: app
import os
import boto3
from chalice import Chalice
app = Chalice(app_name="x")
s3 = boto3.client("s3")
@app.on_s3_event(bucket="b")
def uploaded(event):
    os.system("ls " + event.key)  # finding: os-command-injection
    s3.get_object(Bucket=event.bucket, Key=event.key)
    os.system("ls " + event.bucket)
@app.on_sqs_message(queue="q")
def queued(event):
    for record in event:
        os.system(record.body)  # finding: os-command-injection
        os.system(record.receipt_handle)
@app.on_sns_message(topic="t")
def told(event):
    os.system(event.message)  # finding: os-command-injection
    os.system(event.subject)  # finding: os-command-injection
@app.on_kinesis_record(stream="s")
def streamed(event):
    for record in event:
        os.system(record.data)  # finding: os-command-injection
        os.system(record.sequence_number)
@app.on_dynamodb_record(stream_arn="arn")
def changed(event):
    for record in event:
        os.system(record.new_image["a"]["S"])  # finding: os-command-injection
        os.system(record.event_id)
@app.on_cw_event({"source": ["x"]})
def ruled(event):
    os.system(event.detail["a"])  # finding: os-command-injection
    os.system(event.source)
