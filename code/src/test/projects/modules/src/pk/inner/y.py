import os


def run(x):
    os.system(x)
