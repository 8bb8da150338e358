import re
import xml.etree.ElementTree as ET
from xml.dom import minidom

import boto3
import ldap
from ldap.filter import escape_filter_chars
from lxml import etree

directory = ldap.initialize("ldaps://directory.example.com")
document = etree.parse("/opt/users.xml")


def handler(event, context):
    body = event["body"]
    name = event["queryStringParameters"]["name"]
    directory.search_s("dc=example", ldap.SCOPE_SUBTREE, "(uid=%s)" % name)  # finding: ldap-injection
    directory.search_s("dc=example", ldap.SCOPE_SUBTREE, "(uid=%s)" % escape_filter_chars(name))
    document.xpath("//user[@name='" + name + "']")  # finding: xpath-injection
    document.xpath("//user[@name=$name]", name=name)
    etree.fromstring(body)  # finding: xml-external-entity
    etree.fromstring(body, parser=etree.XMLParser(resolve_entities=False))
    etree.fromstring(body, etree.XMLParser(resolve_entities=False, no_network=True))
    re.search(name, "a text")  # finding: regex-injection
    re.search(re.escape(name), "a text")
    re.search("^[a-z]+$", name)
    re.compile("x" + name)  # finding: regex-injection
    boto3.client("s3").get_object(Bucket=name, Key="a")  # finding: event-chosen-resource, client-per-invocation
    return {"statusCode": 200}
