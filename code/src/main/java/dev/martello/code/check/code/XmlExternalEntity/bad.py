from lxml import etree


def handler(event, context):
    order = etree.fromstring(event["body"])  # finding
    return {"statusCode": 200, "body": order.tag}
