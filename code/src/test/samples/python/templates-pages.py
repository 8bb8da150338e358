# trigger: http-api
from jinja2 import Environment, FileSystemLoader, select_autoescape

escaping = Environment(loader=FileSystemLoader("templates"), autoescape=select_autoescape())


def handler(event, context):
    name = event["queryStringParameters"]["name"]
    page = escaping.get_template("hello.html").render(name=name)
    return {"statusCode": 200, "headers": {"Content-Type": "text/html"}, "body": page}
