from lxml import etree

users = etree.parse("/opt/users.xml")


def handler(event, context):
    name = event["queryStringParameters"]["name"]
    found = users.xpath(f"//user[name='{name}']")  # finding
    return {"statusCode": 200, "body": str(len(found))}
