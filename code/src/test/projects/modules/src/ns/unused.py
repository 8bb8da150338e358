import os

def f(x):
    os.system(x)
