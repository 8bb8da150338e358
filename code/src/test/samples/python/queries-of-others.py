import boto3
import duckdb
import neo4j
import pyathena
from google.cloud import bigquery

timestream = boto3.client("timestream-query")
neptune = boto3.client("neptunedata")
logs = boto3.client("logs")
driver = neo4j.GraphDatabase.driver("bolt://host")
athena = pyathena.connect(work_group="x")


def handler(event, context):
    name = event["queryStringParameters"]["name"]
    duckdb.sql(f"SELECT * FROM t WHERE a = '{name}'")  # finding: sql-injection
    cursor = athena.cursor()
    cursor.execute(f"SELECT * FROM t WHERE a = '{name}'")  # finding: sql-injection
    cursor.execute("SELECT * FROM t WHERE a = %(name)s", {"name": name})
    timestream.query(QueryString=f"SELECT * FROM t WHERE a = '{name}'")  # finding: sql-injection
    bigquery.Client().query(f"SELECT * FROM t WHERE a = '{name}'")  # finding: sql-injection, client-per-invocation
    neptune.execute_gremlin_query(gremlinQuery=f"g.V('{name}')")  # finding: nosql-injection
    with driver.session() as session:
        session.run(f"MATCH (n) WHERE n.id = '{name}' RETURN n")  # finding: nosql-injection
        session.run("MATCH (n) WHERE n.id = $id RETURN n", id=name)
    logs.start_query(logGroupName="g", startTime=0, endTime=1, queryString=f"filter user = '{name}'")  # finding: nosql-injection
    return {"statusCode": 204}
