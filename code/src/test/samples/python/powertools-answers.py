# trigger: rest-api
import json
from aws_lambda_powertools import Logger
from aws_lambda_powertools.event_handler import APIGatewayRestResolver, Response, content_types
from aws_lambda_powertools.event_handler.exceptions import BadRequestError, InternalServerError

app = APIGatewayRestResolver()
logger = Logger()


@app.get("/page")
def page():
    name = app.current_event.get_query_string_value("name", "you")
    return Response(status_code=200, content_type=content_types.TEXT_HTML, body=f"<b>{name}</b>")  # finding: cross-site-scripting


@app.get("/json")
def as_json():
    name = app.current_event.get_query_string_value("name", "you")
    return Response(status_code=200, content_type=content_types.APPLICATION_JSON, body=json.dumps({"n": name}))


@app.post("/go")
def go():
    return Response(status_code=302, content_type="text/plain", body="", headers={"Location": app.current_event.json_body["to"]})  # finding: open-redirect


@app.get("/err")
def err():
    try:
        return {"v": int("x")}
    except ValueError as error:
        raise InternalServerError(f"failed: {error}")  # finding: error-detail-returned


@app.get("/err2")
def err2():
    raise BadRequestError("bad input")


def lambda_handler(event, context):
    return app.resolve(event, context)
