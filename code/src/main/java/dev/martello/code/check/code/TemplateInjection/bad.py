import jinja2


def handler(event, context):
    page = jinja2.Template("Hello " + event["queryStringParameters"]["name"])  # finding
    return {"statusCode": 200, "body": page.render()}
