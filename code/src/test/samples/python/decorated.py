import functools
import json
import os


def api(function):
    @functools.wraps(function)
    def wrapper(event, context):
        try:
            body = json.loads(event["body"])
            return {"statusCode": 200, "body": json.dumps(function(body, context))}
        except KeyError:
            return {"statusCode": 400}

    return wrapper


def with_option(option):
    def decorator(function):
        def wrapper(event, context):
            event["option"] = option
            return function(event, context)

        return wrapper

    return decorator


@with_option("x")
@api
def handler(body, context):
    os.system(body["command"])  # finding: os-command-injection
    return {}
