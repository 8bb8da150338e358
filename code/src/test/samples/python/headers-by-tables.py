# trigger: http-api
"""A table says which function makes the headers; what one makes is not mixed with another's."""
ORIGINS = {"https://notes.example.com", "https://staging.notes.example.com"}


def of_friends(event):
    origin = event["headers"].get("origin", "")
    headers = {"vary": "Origin"}
    if origin in ORIGINS:
        headers["access-control-allow-origin"] = origin
        headers["access-control-allow-credentials"] = "true"
    return headers


def of_all(event):
    return {
        "access-control-allow-origin": event["headers"].get("origin"),  # finding: cors-any-origin
        "access-control-allow-credentials": "true",
    }


def in_public(_event):
    return {"access-control-allow-origin": "*"}


def read(event):
    return 200, "{}"


SAFE = {("GET", "/x"): (read, of_friends), ("GET", "/y"): (read, in_public)}
ROUTES = {("PUT", "/x"): (read, of_friends), ("PUT", "/y"): (read, of_all), ("PUT", "/z"): (read, in_public)}


def handler(event, context):
    http = event["requestContext"]["http"]
    place = (http["method"], http["path"])
    safe = SAFE.get(place)
    if safe is not None:
        action, cors = safe
        status, body = action(event)
        return {"statusCode": status, "headers": {"content-type": "application/json", **cors(event)}, "body": body}
    action, cors = ROUTES.get(place)
    headers = {"content-type": "application/json"}
    headers.update(cors(event))
    return {"statusCode": 200, "headers": headers, "body": "{}"}
