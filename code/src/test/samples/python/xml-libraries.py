# trigger: sqs
import xml.dom.minidom
import xml.etree.ElementTree as ET
import xmltodict
from lxml import etree, objectify


def handler(event, context):
    for record in event["Records"]:
        body = record["body"]
        objectify.fromstring(body)  # finding: xml-external-entity
        xml.dom.minidom.parseString(body)  # finding: xml-external-entity
        etree.parse(body, parser=etree.XMLParser(no_network=True, resolve_entities=False))
        xmltodict.parse(body)
        parser = etree.XMLParser(load_dtd=True)
        etree.XML(body, parser)  # finding: xml-external-entity
        ET.fromstring(body)  # finding: xml-external-entity
