import json
import logging

logger = logging.getLogger()


def handler(event, context):
    name = event["queryStringParameters"]["name"]
    logger.info(json.dumps({"message": "order", "name": name}))
    print("order number", int(event["queryStringParameters"]["number"]))
    print(f"headers: {str(event['headers'])}")
    print(event["requestContext"])
    logger.info("route %s", event["routeKey"])
    return {"statusCode": 200}
