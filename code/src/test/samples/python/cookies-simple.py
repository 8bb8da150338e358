from http.cookies import SimpleCookie


def handler(event, context):
    cookie = SimpleCookie()
    cookie["session"] = event["requestContext"]["requestId"]
    cookie["session"]["secure"] = False  # finding: insecure-cookie
    other = SimpleCookie()
    other["session"] = event["requestContext"]["requestId"]
    other["session"]["secure"] = True
    other["session"]["httponly"] = True
    third = SimpleCookie()
    third["session"] = "x"
    third["session"]["secure"] = 0  # finding: insecure-cookie
    return {"statusCode": 204, "headers": {"Set-Cookie": other.output(header="")}}
