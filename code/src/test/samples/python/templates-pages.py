# trigger: http-api
from jinja2 import Environment, FileSystemLoader, select_autoescape

plain = Environment(loader=FileSystemLoader("templates"))
unescaped = Environment(loader=FileSystemLoader("templates"), autoescape=False)
always = Environment(loader=FileSystemLoader("templates"), autoescape=True)
escaping = Environment(loader=FileSystemLoader("templates"), autoescape=select_autoescape())


HTML = {"Content-Type": "text/html"}


def handler(event, context):
    name = event["queryStringParameters"]["name"]
    kind = event["queryStringParameters"]["kind"]
    if kind == "plain":
        page = plain.get_template("hello.html").render(name=name)
        return {"statusCode": 200, "headers": HTML, "body": page}  # finding: cross-site-scripting
    if kind == "unescaped":
        page = unescaped.get_template("hello.html").render(name=name)
        return {"statusCode": 200, "headers": HTML, "body": page}  # finding: cross-site-scripting
    if kind == "always":
        page = always.get_template("hello.html").render(name=name)
        return {"statusCode": 200, "headers": HTML, "body": page}
    if kind == "text":
        page = plain.get_template("hello.txt").render(name=name)
        return {"statusCode": 200, "headers": {"Content-Type": "text/plain"}, "body": page}
    page = escaping.get_template("hello.html").render(name=name)
    return {"statusCode": 200, "headers": HTML, "body": page}
