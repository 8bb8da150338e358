import html
import json

import jinja2
from jinja2 import Environment, FileSystemLoader, Template, select_autoescape

environment = Environment(loader=FileSystemLoader("templates"), autoescape=select_autoescape())


def page(title):
    return "<h1>" + title + "</h1>"  # finding: cross-site-scripting


def handler(event, context):
    query = event["queryStringParameters"] or {}
    name = query.get("name", "you")
    route = event["rawPath"]
    if route == "/a":
        return {"statusCode": 200, "headers": {"Content-Type": "text/html"}, "body": f"<p>{name}</p>"}  # finding: cross-site-scripting
    if route == "/b":
        return {"statusCode": 200, "headers": {"Content-Type": "application/json"}, "body": json.dumps({"name": name})}
    if route == "/c":
        return {"statusCode": 200, "headers": {"Content-Type": "text/html"}, "body": f"<p>{html.escape(name)}</p>"}
    if route == "/d":
        return {"statusCode": 200, "headers": {"content-type": "text/html; charset=utf-8"}, "body": page(name)}
    if route == "/e":
        return {"statusCode": 302, "headers": {"Location": query["next"]}}  # finding: open-redirect
    if route == "/f":
        return {"statusCode": 302, "headers": {"Location": "/users/" + name}}
    if route == "/g":
        return {"statusCode": 302, "headers": {"Location": "https://www.example.com/" + name}}
    if route == "/h":
        Template(name).render()  # finding: template-injection
        jinja2.Environment(autoescape=True).from_string("Hello " + name).render()  # finding: template-injection
        text = environment.get_template("page.html").render(name=name)
        return {"statusCode": 200, "headers": {"Content-Type": "text/html"}, "body": text}
    if route == "/i":
        response = {"statusCode": 200, "headers": {}}
        response["headers"]["Content-Type"] = "text/html"
        response["body"] = "<b>" + name + "</b>"
        return response  # finding: cross-site-scripting
    return {"statusCode": 200, "body": name}
