# trigger: none
import boto3

sqs = boto3.client("sqs")


def move(source, target, messages):
    entries = [{"Id": m["MessageId"], "MessageBody": m["Body"]} for m in messages]
    answer = sqs.send_message_batch(QueueUrl=target, Entries=entries)
    sent = {one["Id"] for one in answer.get("Successful", [])}
    return [m for m in messages if m["MessageId"] not in sent]


def forget(source, messages):
    entries = [{"Id": m["MessageId"], "ReceiptHandle": m["ReceiptHandle"]} for m in messages]
    answer = sqs.delete_message_batch(QueueUrl=source, Entries=entries)  # finding: ignored-batch-failure
    print(len(answer["Successful"]))


def handler(event, context):
    left = move(event["source"], "https://sqs.eu-west-1.amazonaws.com/111122223333/orders", event["messages"])
    forget("https://sqs.eu-west-1.amazonaws.com/111122223333/old", left)
    return {"left": len(left)}
