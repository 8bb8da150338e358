import os

from aws_lambda_powertools.event_handler.router import APIGatewayRouter

router = APIGatewayRouter()
inner = APIGatewayRouter()
forgotten = APIGatewayRouter()


@router.get("/reports/<name>")
def open_below_its_prefix(name):
    os.system("report " + name)


@forgotten.get("/admin/<name>")
def of_a_router_that_nothing_takes_in(name):
    os.system("forgotten " + name)
