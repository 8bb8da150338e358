import defusedxml.ElementTree
from lxml import etree


def handler(event, context):
    order = defusedxml.ElementTree.fromstring(event["body"])
    settings = etree.parse("/opt/settings.xml")
    return {"statusCode": 200, "body": order.tag + settings.getroot().tag}
