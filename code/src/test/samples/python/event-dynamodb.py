# trigger: dynamodb
import os

from boto3.dynamodb.types import TypeDeserializer

deserializer = TypeDeserializer()


def handler(event, context):
    for record in event["Records"]:
        if record["eventName"] == "INSERT":
            image = record["dynamodb"]["NewImage"]
            os.system(image["name"]["S"])  # finding: os-command-injection
            os.system(image["tags"]["L"][0]["S"])  # finding: os-command-injection
            plain = {key: deserializer.deserialize(value) for key, value in image.items()}
            os.system(plain["name"])  # finding: os-command-injection
            os.system(str(int(image["count"]["N"])))
        os.system(record["dynamodb"]["Keys"]["id"]["S"])  # finding: os-command-injection
        os.system(record["dynamodb"]["SequenceNumber"])
        os.system(record["eventID"])
        os.system(record["dynamodb"].get("OldImage", {}).get("name", {}).get("S"))  # finding: os-command-injection
