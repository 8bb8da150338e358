# trigger: http-api
import re

PREVIEW = re.compile(r"https://pr-\d{1,5}\.preview\.example\.com")


def respond(origin):
    return {
        "statusCode": 200,
        "headers": {
            "Access-Control-Allow-Origin": origin,  # finding: cors-any-origin
            "Access-Control-Allow-Credentials": "true",
        },
        "body": "",
    }


def loose(origin):
    return {
        "statusCode": 200,
        "headers": {
            "Access-Control-Allow-Origin": origin,  # finding: cors-any-origin
            "Access-Control-Allow-Credentials": "true",
        },
    }


def checked(origin):
    return {"statusCode": 200, "headers": {"Access-Control-Allow-Origin": origin, "Access-Control-Allow-Credentials": "true"}, "body": ""}


def handler(event, context):
    origin = event["headers"].get("origin", "")
    if PREVIEW.fullmatch(origin):
        return checked(origin)
    if re.fullmatch(r"https://([a-z0-9-]+\.)?example\.com", origin):
        return checked(origin)
    if re.match(r"^https://.*\.example\.com$", origin):
        return checked(origin)
    if re.fullmatch(r"^https://(shop\.example\.com|example\.co\.uk)$", origin):
        return checked(origin)
    if re.match(r"^https://((app|www)\.)?example\.com(:[0-9]+)?$", origin):
        return checked(origin)
    if re.match(r"^https?://(app|www)\.example\.com(:\d+)?$", origin):
        return checked(origin)
    # A host may end so and be another, or go on behind it.
    if re.match(r"https://.*example\.com$", origin) or re.match(r"^https://www\.example\.com", origin):
        return respond(origin)
    # Everybody may have a name below these, or the name in front is anything.
    if re.search(r"\.vercel\.app$", origin) or re.search(r"^https://([a-z]+)?example\.com$", origin):
        return loose(origin)
    return {"statusCode": 403}
