# Pages that are put into a bucket are shown by whoever serves it.
import io
import os
from html import escape

import boto3

s3 = boto3.client("s3")
site = boto3.resource("s3").Bucket(os.environ["SITE"])


def handler(event, context):
    name = event["queryStringParameters"]["name"]
    page = "<html><body><h1>%s</h1></body></html>" % name  # finding: cross-site-scripting
    s3.put_object(Bucket=os.environ["SITE"], Key="a.html", Body=page, ContentType="text/html")
    s3.upload_fileobj(io.BytesIO(page.encode("utf-8")), os.environ["SITE"], "b.html", ExtraArgs={"ContentType": "text/html"})  # finding: cross-site-scripting
    site.put_object(Key="c.html", Body=page.encode(), ContentType="text/html")  # finding: cross-site-scripting
    site.Object("d.html").put(Body=bytes(page, "utf-8"), ContentType="text/html")  # finding: cross-site-scripting
    site.Object("e.html").put(Body=page.encode(), ContentType="text/html")  # finding: cross-site-scripting
    rows = "".join(f"<li>{word}</li>" for word in name.split())
    s3.put_object(Bucket=os.environ["SITE"], Key="a.html", Body=f"<ul>{rows}</ul>".encode(), ContentType="text/html")  # finding: cross-site-scripting
    lines = ["<p>"]
    lines.append(name)
    s3.put_object(Bucket=os.environ["SITE"], Key="a.html", Body="\n".join(lines).encode(), ContentType="text/html")  # finding: cross-site-scripting
    ok = "<html><body><h1>%s</h1></body></html>" % escape(name)
    s3.put_object(Bucket=os.environ["SITE"], Key="a.html", Body=ok, ContentType="text/html")
    s3.put_object(Bucket=os.environ["SITE"], Key="a.html", Body=name.encode(), ContentType="text/html")
    s3.put_object(Bucket=os.environ["SITE"], Key="a.txt", Body=page, ContentType="text/plain")
    return {"statusCode": 204}
