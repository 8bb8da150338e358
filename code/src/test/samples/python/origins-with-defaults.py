# trigger: http-api
# The value of an entry has arms: what is told is the entry, not who chose the function that makes it.
import json

ORIGINS = {"https://app.example.com"}


def _origin(event):
    return (event.get("headers") or {}).get("origin", "")


def _known(event):
    origin = _origin(event)
    return {
        "Access-Control-Allow-Origin": origin if origin in ORIGINS else "null",
        "Access-Control-Allow-Credentials": "true",
    }


def _any(event):
    return {
        "Access-Control-Allow-Origin": _origin(event) or "null",  # finding: cors-any-origin
        "Access-Control-Allow-Credentials": "true",
    }


def endpoint(cors):
    def decorate(function):
        def wrapper(event):
            return {"statusCode": 200, "headers": cors(event), "body": json.dumps(function(event))}

        return wrapper

    return decorate


@endpoint(_any)
def read(event):
    return {"name": "a"}


@endpoint(_known)
def write(event):
    return {"saved": True}


ROUTES = {"GET": read, "PUT": write}


def handler(event, context):
    return ROUTES[event["requestContext"]["http"]["method"]](event)
