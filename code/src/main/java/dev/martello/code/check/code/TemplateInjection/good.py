import jinja2

PAGE = jinja2.Environment(autoescape=True).from_string("Hello {{ name }}")


def handler(event, context):
    return {"statusCode": 200, "body": PAGE.render(name=event["queryStringParameters"]["name"])}
