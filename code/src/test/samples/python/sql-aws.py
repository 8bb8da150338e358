import os

import boto3
from boto3.dynamodb.conditions import Attr, Key

data = boto3.client("rds-data")
athena = boto3.client("athena")
redshift = boto3.client("redshift-data")
dynamodb = boto3.client("dynamodb")
table = boto3.resource("dynamodb").Table(os.environ["TABLE"])
s3 = boto3.client("s3")


def handler(event, context):
    name = event["queryStringParameters"]["name"]
    data.execute_statement(resourceArn=os.environ["DB"], secretArn=os.environ["SECRET"], sql=f"select * from t where n = '{name}'")  # finding: sql-injection
    data.execute_statement(
        resourceArn=os.environ["DB"],
        secretArn=os.environ["SECRET"],
        sql="select * from t where n = :n",
        parameters=[{"name": "n", "value": {"stringValue": name}}],
    )
    athena.start_query_execution(QueryString="select * from logs where ip = '" + name + "'")  # finding: sql-injection
    athena.start_query_execution(QueryString="select * from logs where ip = ?", ExecutionParameters=[name])
    redshift.execute_statement(ClusterIdentifier="c", Database="d", Sql="select '%s'" % name)  # finding: sql-injection
    redshift.execute_statement(Sql="select :n", Parameters=[{"name": "n", "value": name}])
    dynamodb.execute_statement(Statement=f"SELECT * FROM orders WHERE id = '{name}'")  # finding: nosql-injection
    dynamodb.execute_statement(Statement="SELECT * FROM orders WHERE id = ?", Parameters=[{"S": name}])
    table.query(KeyConditionExpression=Key("id").eq(name))
    table.scan(FilterExpression=Attr("name").contains(name))
    table.scan(FilterExpression="#n = :n", ExpressionAttributeNames={"#n": "name"}, ExpressionAttributeValues={":n": name})
    table.scan(FilterExpression=f"name = {name}")  # finding: nosql-injection
    table.update_item(Key={"id": name}, UpdateExpression="SET a = :a", ExpressionAttributeValues={":a": 1})
    table.update_item(Key={"id": "1"}, UpdateExpression="SET " + name + " = :a", ExpressionAttributeValues={":a": 1})  # finding: nosql-injection
    table.get_item(Key={"id": name})
    s3.select_object_content(Bucket="b", Key="k", ExpressionType="SQL", Expression="select * from s3object s where s.name = '%s'" % name)  # finding: sql-injection
    return {"statusCode": 200}
