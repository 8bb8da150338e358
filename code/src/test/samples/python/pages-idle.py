# trigger: http-api
import somelib


def handler(event, context):
    """Texts of HTML that nobody shows, and one that a library sends as mail."""
    name = event["queryStringParameters"]["name"]
    somelib.count_words("<p>" + name + "</p>")
    somelib.send_mail("to@example.com", "<p>" + name + "</p>")  # finding: cross-site-scripting
    return {"statusCode": 204}
