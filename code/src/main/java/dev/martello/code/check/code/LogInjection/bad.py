import logging

logger = logging.getLogger()


def handler(event, context):
    name = event["queryStringParameters"]["name"]
    logger.info("order of " + name)  # finding
    print(f"order of {name}")  # finding
    return {"statusCode": 200}
