import os

from aws_lambda_powertools import Tracer
from aws_lambda_powertools.event_handler import APIGatewayRestResolver

from reports import forgotten, router

app = APIGatewayRestResolver()
tracer = Tracer()
app.include_router(router, prefix="/open")


@app.get("/admin/users")
@tracer.capture_method
def behind_authorizer():
    os.system("id " + app.current_event.get_query_string_value("name"))


@app.get("/health")
def open_to_all():
    os.system("ping " + app.current_event.query_string_parameters["host"])


@app.post("/orders/<order>")
def behind_authorizer_by_method(order):
    os.system("order " + order)


@app.route("/orders/<order>", method=["GET", "POST"])
def open_by_one_of_two_methods(order):
    os.system("show " + order)


@app.get("/admin/tools")
@app.get("/open/tools")
def open_by_one_of_two_paths():
    os.system("tool " + app.current_event.get_query_string_value("tool"))


@app.get(os.environ["EXTRA"])
def anywhere():
    os.system("extra " + app.current_event.get_query_string_value("extra"))


@app.get("/open/others")
@app.get("/admin/others")
def open_by_the_other_of_two_paths():
    os.system("other " + app.current_event.get_query_string_value("tool"))


@app.get("/nowhere/<name>")
def by_no_route_that_is_known(name):
    os.system("nowhere " + name)


@app.get("/v1/health")
def below_the_path_of_a_domain():
    os.system("ping -c 1 " + app.current_event.query_string_parameters["host"])


def shared(name):
    os.system("shared " + name)


@app.get("/admin/shared")
def shares():
    shared(app.current_event.get_query_string_value("name"))


@app.get("/open/shared")
def shares_openly():
    shared(app.current_event.get_query_string_value("name"))


def handler(event, context):
    return app.resolve(event, context)
