# trigger: s3
import xml.sax
from xml.sax.handler import ContentHandler, feature_external_ges
import boto3

s3 = boto3.resource("s3")


class Items(ContentHandler):
    def __init__(self):
        super().__init__()
        self.count = 0

    def startElement(self, name, attrs):
        self.count += 1


def handler(event, context):
    info = event["Records"][0]["s3"]
    body = s3.Object(info["bucket"]["name"], info["object"]["key"]).get()["Body"]
    parser = xml.sax.make_parser()
    parser.setFeature(feature_external_ges, True)
    items = Items()
    parser.setContentHandler(items)
    parser.parse(body)  # finding: xml-external-entity
    return items.count
