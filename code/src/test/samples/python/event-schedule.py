# trigger: schedule
import os


def handler(event, context):
    os.system(event["time"])
    os.system(event["resources"][0])
    os.system("ls " + os.environ["FOLDER"])
