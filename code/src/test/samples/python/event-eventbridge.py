# trigger: eventbridge
import os


def handler(event, context):
    os.system(event["detail"]["name"])  # finding: os-command-injection
    detail = event.get("detail", {})
    os.system(detail.get("items", [{}])[0].get("sku"))  # finding: os-command-injection
    os.system(event["detail-type"])
    os.system(event["account"])
    os.system(event["region"])
    os.system(event["time"])
