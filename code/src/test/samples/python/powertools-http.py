# trigger: http-api
import os

from aws_lambda_powertools import Logger, Metrics, Tracer
from aws_lambda_powertools.event_handler import APIGatewayHttpResolver, Response, content_types
from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter
from aws_lambda_powertools.logging import correlation_paths

logger = Logger()
tracer = Tracer()
metrics = Metrics()
app = APIGatewayHttpResolver()
router = APIGatewayHttpRouter()


@app.get("/users/<name>")
@tracer.capture_method
def user(name: str):
    os.system("id " + name)  # finding: os-command-injection
    os.system(app.current_event.get_query_string_value("q"))  # finding: os-command-injection
    os.system(app.current_event.query_string_parameters["q"])  # finding: os-command-injection
    return {"name": name}


@app.post("/users")
def create():
    body = app.current_event.json_body
    os.system(body["command"])  # finding: os-command-injection
    os.system(app.current_event.body)  # finding: os-command-injection
    os.system(app.current_event.headers["x-y"])  # finding: os-command-injection
    os.system(app.current_event.get_header_value("x-y"))  # finding: os-command-injection
    os.system(app.current_event.request_context.stage)
    return {}, 201


@app.get("/pages/<number>")
def number(number: int):
    os.system("head -%d" % int(number))
    return {}


@app.route("/any", method=["GET", "POST"])
def anything():
    os.system(app.current_event.path)  # finding: os-command-injection
    name = app.current_event.get_query_string_value(name="x", default_value="")
    return Response(200, content_types.TEXT_HTML, "<b>" + name + "</b>")  # finding: cross-site-scripting


@router.delete("/things/<thing>")
def remove(thing):
    os.system("rm " + thing)  # finding: os-command-injection
    os.system(router.current_event.json_body["x"])  # finding: os-command-injection
    return {}


app.include_router(router, prefix="/v1")


@logger.inject_lambda_context(correlation_id_path=correlation_paths.API_GATEWAY_HTTP)
@tracer.capture_lambda_handler
@metrics.log_metrics(capture_cold_start_metric=True)
def lambda_handler(event, context):
    return app.resolve(event, context)
