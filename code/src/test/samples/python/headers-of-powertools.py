"""Headers that routes of Powertools set."""
from aws_lambda_powertools.event_handler import APIGatewayRestResolver, APIGatewayHttpResolver, Response, content_types
from urllib.parse import quote
app = APIGatewayRestResolver()

@app.get("/export")
def export():
    name = app.current_event.get_query_string_value("name", "x")
    return Response(
        status_code=200,
        content_type="text/csv",
        headers={"Content-Disposition": f"attachment; filename={name}"},  # finding: header-injection
        body="",
    )

@app.get("/export2/<name>")
def export2(name):
    return Response(200, content_types.APPLICATION_JSON, "", headers={"X-Name": name})  # finding: header-injection

@app.get("/export3/<name>")
def export3(name: int):
    return Response(200, content_types.APPLICATION_JSON, "", headers={"X-Name": quote(name)})

def handler(event, context):
    return app.resolve(event, context)
