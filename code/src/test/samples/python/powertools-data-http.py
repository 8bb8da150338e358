# trigger: http-api
import os

from aws_lambda_powertools.utilities.data_classes import APIGatewayProxyEventV2, event_source
from aws_lambda_powertools.utilities.idempotency import DynamoDBPersistenceLayer, idempotent

layer = DynamoDBPersistenceLayer(table_name="idempotency")


@idempotent(persistence_store=layer)
@event_source(data_class=APIGatewayProxyEventV2)
def lambda_handler(event: APIGatewayProxyEventV2, context):
    os.system(event.json_body["x"])  # finding: os-command-injection
    os.system(event.raw_path)  # finding: os-command-injection
    os.system(event.query_string_parameters["x"])  # finding: os-command-injection
    os.system(event.path_parameters["x"])  # finding: os-command-injection
    os.system(event.get_header_value("x"))  # finding: os-command-injection
    os.system(event.request_context.account_id)
    return {"statusCode": 200}
