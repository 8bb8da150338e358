# trigger: http-api
from mako.template import Template

QUOTED = Template("<h1>${title | h}</h1><p>${text | trim,h}</p>")
PLAIN = Template("<h1>${title}</h1><p>${text | h}</p>")
TYPE = {"content-type": "text/html"}


def handler(event, context):
    parameters = event["queryStringParameters"]
    if parameters.get("old"):
        return {"statusCode": 200, "headers": TYPE, "body": PLAIN.render(title=parameters["t"], text="")}  # finding: cross-site-scripting
    return {"statusCode": 200, "headers": TYPE, "body": QUOTED.render(title=parameters["t"], text="")}
